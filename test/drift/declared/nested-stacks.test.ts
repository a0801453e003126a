import { join } from 'node:path';
import { App, CfnResource, DefaultStackSynthesizer, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { ACCOUNT, EAST, failureOf, INHERITED, primaryKey, stackOf, synthesise, TempFolder } from './support';
import { ZoomKmsKey } from '../../../lib/aws';
import { nestedStacksWithKeys, readCloudAssembly, Unread } from '../../../lib/drift/declared';

let folder: TempFolder;
beforeEach(() => (folder = new TempFolder()));
afterEach(() => folder.remove());

const env = { account: ACCOUNT, region: EAST };

/** What is not read of an app whose stacks may have assets. */
function unreadOf(build: (app: App) => void): Unread[] {
  const directory = synthesise(join(folder.path, 'cdk.out'), build);
  return nestedStacksWithKeys(directory, readCloudAssembly(directory));
}

function newStack(scope: App | Stage): Stack {
  return new Stack(scope, 'Zoom', { env, synthesizer: new DefaultStackSynthesizer() });
}

const unread = (stack: string, region = EAST) => ({
  region,
  message: `a nested stack of ${stack} declares a key, and nested stacks are not read from a cloud assembly: check with --deployed`,
});

const asset = (path: unknown) => ({ source: { path, packaging: 'file' } });
const NESTED = 'ZoomNested.nested.template.json';

/** What is not read of a stack with these assets. */
function unreadIn(assets: unknown, overrides: Parameters<typeof stackOf>[1] = {}): Unread[] {
  folder.write('Zoom.assets.json', assets);
  const source = join(folder.path, 'Zoom.template.json');
  return nestedStacksWithKeys(folder.path, [stackOf({}, { source, ...overrides })]);
}

test('a nested stack that declares a key is named, with its Region', () => {
  expect(unreadOf(app => void new ZoomKmsKey(new NestedStack(newStack(app), 'Nested'), 'Cmk'))).toEqual([
    unread('Zoom'),
  ]);
});

test('a nested stack of a nested stack in a stage is named, too', () => {
  const build = (app: App) => {
    const stack = newStack(new Stage(app, 'Production'));
    new ZoomKmsKey(new NestedStack(new NestedStack(stack, 'Nested'), 'Inner'), 'Cmk');
  };
  expect(unreadOf(build)).toEqual([unread('Production-Zoom')]);
});

test('a nested stack without a key of ours is not named, nor is a key beside it', () => {
  const build = (app: App) => {
    const stack = newStack(app);
    new ZoomKmsKey(stack, 'Cmk');
    new CfnResource(new NestedStack(stack, 'Nested'), 'Key', { type: 'AWS::KMS::Key' });
  };
  expect(unreadOf(build)).toEqual([]);
});

test('a stack without nested stacks, or without assets, has nothing to name', () => {
  expect(unreadOf(app => void new ZoomKmsKey(newStack(app), 'Cmk'))).toEqual([]);
  expect(nestedStacksWithKeys(folder.path, [stackOf({}, { source: join(folder.path, 'Zoom.template.json') })])).toEqual(
    [],
  );
  expect(nestedStacksWithKeys(folder.path, [stackOf({})])).toEqual([]);
});

test('a stack and a Region that nobody should trust are named harmlessly', () => {
  folder.write(NESTED, { Resources: { Cmk: primaryKey() } });
  const assets = { files: { abc: asset(NESTED) } };
  expect(unreadIn(assets, { region: undefined, name: 'Zoom\u001b[31m' })).toEqual([
    unread('Zoom?[31m', 'an unknown Region'),
  ]);
});

test.each<[unknown]>([
  [{}],
  [{ Resources: [] }],
  [{ Resources: { A: null, B: 'x', C: { Type: ['AWS::KMS::Key'] } } }],
  [{ Resources: { A: { Type: { toString: 1 }, Metadata: { 'zoom-cmk': {} } } } }],
])('a nested template that is %j has no keys', template => {
  folder.write(NESTED, template);
  expect(unreadIn({ files: { abc: asset(NESTED) } })).toEqual([]);
});

test.each<[unknown]>([
  [{}],
  [{ files: null }],
  [{ files: [asset(NESTED)] }],
  [{ files: { a: null, b: 'x', c: {}, d: asset(5), e: asset([NESTED]), f: asset('function.zip') } }],
])('assets that are %j have no nested template', assets => {
  folder.write(NESTED, { Resources: { Cmk: primaryKey() } });
  expect(unreadIn(assets)).toEqual([]);
});

test('names of what every object has are logical ids and types like any other', () => {
  const resources = INHERITED.map(name => `"${name}": {"Type": "${name}", "Metadata": {"zoom-cmk": {}}}`);
  folder.write(NESTED, `{"Resources": {${resources.join()}}}`);
  expect(unreadIn({ files: { abc: asset(NESTED) } })).toEqual([]);
});

test.each([
  ['is missing', 'nothing.nested.template.json', 'does not exist, though the cloud assembly names it'],
  ['is broken', 'broken.nested.template.json', 'is not JSON, see line 2, column 1'],
  ['is a list', 'list.nested.template.json', 'holds a list, not an object'],
  ['leaves the folder', '../x.nested.template.json', "is outside of the cloud assembly's folder"],
  ['is named by an absolute path', '/x.nested.template.json', "is outside of the cloud assembly's folder"],
])('fails where a nested template %s', (_, path, fault) => {
  folder.write('broken.nested.template.json', '{\n');
  folder.write('list.nested.template.json', []);
  expect(failureOf(() => unreadIn({ files: { abc: asset(path) } }))).toContain(fault);
});

test('fails where the list of assets is broken', () => {
  expect(failureOf(() => unreadIn('{"files": '))).toContain('is not JSON, see line 1, column 11');
});
