import { Bill, publishedBill } from '../../build-tools/bill-of-materials';

const component = (ref: string, name = ref.split('@')[0]) => ({
  'bom-ref': ref,
  name,
  properties: [{ name: 'cdx:npm:package:development', value: 'true' }],
});

const EVERYTHING: Bill = {
  metadata: { component: component('library@0.0.0', 'folder') },
  components: ['command@1.0.0', 'helper@2.0.0', 'helper@3.0.0', 'tester@4.0.0'].map(ref => component(ref)),
  dependencies: [
    { ref: 'library@0.0.0', dependsOn: ['command@1.0.0', 'tester@4.0.0'] },
    { ref: 'command@1.0.0', dependsOn: ['helper@2.0.0'] },
    { ref: 'helper@2.0.0', dependsOn: [] },
    { ref: 'tester@4.0.0', dependsOn: ['helper@3.0.0'] },
  ],
};

test('the bill of what is published has what is bundled, in its versions, and no tool of the development', () => {
  const bundled = [
    { name: 'command', version: '1.0.0' },
    { name: 'helper', version: '2.0.0' },
  ];
  const { metadata, components, dependencies } = publishedBill(EVERYTHING, 'library', bundled);
  expect(metadata.component.name).toBe('library');
  expect(components).toEqual([
    { 'bom-ref': 'command@1.0.0', name: 'command', properties: [] },
    { 'bom-ref': 'helper@2.0.0', name: 'helper', properties: [] },
  ]);
  expect(dependencies).toEqual([
    { ref: 'library@0.0.0', dependsOn: ['command@1.0.0'] },
    { ref: 'command@1.0.0', dependsOn: ['helper@2.0.0'] },
    { ref: 'helper@2.0.0', dependsOn: [] },
  ]);
});

test('fails where something is bundled that npm has in another version', () => {
  expect(() => publishedBill(EVERYTHING, 'library', [{ name: 'command', version: '1.0.1' }])).toThrow(
    'command@1.0.1 is bundled, and npm knows nothing of it: install what the lock file has, and compile',
  );
});
