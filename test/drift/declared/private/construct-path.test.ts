import { constructPathOf, constructPaths, shortPath } from '../../../../lib/drift/declared/private/construct-path';
import { bounded, INHERITED, stackOf } from '../support';

test.each([
  ['/Zoom/Cmk/Resource', 'Zoom/Cmk'],
  ['Zoom/Cmk/Resource/Resource', 'Zoom/Cmk'],
  ['Zoom/Cmk', 'Zoom/Cmk'],
  ['Zoom/Resource/Cmk', 'Zoom/Resource/Cmk'],
  ['Zoom/MyResource', 'Zoom/MyResource'],
  ['Resource', 'Resource'],
  ['/Resource', 'Resource'],
  ['/Resource/Resource', 'Resource'],
  ['/', ''],
  ['', ''],
])('the path %s is known as %s', (path, short) => {
  expect(shortPath(path)).toBe(short);
});

test('a path of a megabyte is no burden', () => {
  expect(bounded(() => shortPath(`Zoom${'/Resource'.repeat(200_000)}`))).toBe('Zoom');
});

const entry = (data: unknown, type: unknown = 'aws:cdk:logicalId') => ({ type, data });
const pathsOf = (metadata: unknown, template: unknown = {}) => Object.fromEntries(constructPaths([metadata], template));

test('paths are those of the metadata, or else of the template', () => {
  const metadata = { '/Zoom/Cmk/Resource/Resource': [entry('Cmk1'), entry('x', 'other')], '/Zoom/Plain': [] };
  const Resources = {
    Own: { Metadata: { 'aws:cdk:path': 'Zoom/Own/Resource' } },
    Without: { Metadata: {} },
  };
  expect(pathsOf(metadata, { Resources })).toEqual({ Cmk1: 'Zoom/Cmk', Own: 'Zoom/Own' });
});

test('a resource of a nested stack does not hide one of the stack itself that has its logical id', () => {
  const metadata = { '/Zoom/Cmk/Resource': [entry('Cmk1')], '/Zoom/Nested/Cmk/Resource': [entry('Cmk1')] };
  expect(pathsOf(metadata)).toEqual({ Cmk1: 'Zoom/Cmk' });
  expect(pathsOf(Object.fromEntries(Object.entries(metadata).reverse()))).toEqual({ Cmk1: 'Zoom/Cmk' });
});

test.each<[unknown]>([
  [undefined],
  [null],
  ['x'],
  [[entry('Cmk1')]],
  [{ '/Zoom': null }],
  [{ '/Zoom': entry('Cmk1') }],
  [{ '/Zoom': [null, 'x', 5, [], {}, entry(5), entry(null), entry('Cmk1', null)] }],
])('metadata of another shape has no paths: %j', metadata => {
  expect(pathsOf(metadata, { Resources: { A: null, B: 'x', C: { Metadata: { 'aws:cdk:path': 5 } } } })).toEqual({});
});

test('names of what every object has are logical ids like any other', () => {
  const metadata = Object.fromEntries(INHERITED.map(name => [`/Zoom/${name}`, [entry(name)]]));
  expect([...constructPaths([metadata], {}).keys()].sort()).toEqual([...INHERITED].sort());
  expect(constructPathOf(stackOf({ Resources: {} }), '__proto__')).toBe('Zoom/__proto__');
});

test('the path of a resource is that of the assembly, else that of the template, else made of its stack', () => {
  const template = { Resources: { Cmk1: { Metadata: { 'aws:cdk:path': 'Zoom/InTemplate/Resource' } } } };
  const known = stackOf(template, { constructPaths: new Map([['Cmk1', 'Zoom/Known']]) });
  expect(constructPathOf(known, 'Cmk1')).toBe('Zoom/Known');
  expect(constructPathOf(stackOf(template), 'Cmk1')).toBe('Zoom/InTemplate');
  expect(constructPathOf(stackOf(template), 'Cmk2')).toBe('Zoom/Cmk2');
});
