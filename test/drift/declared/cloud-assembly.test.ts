import { mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { join, relative } from 'node:path';
import { App, CfnResource, Stack, Stage } from 'aws-cdk-lib';
import { ACCOUNT, EAST, failureOf, INHERITED, OTHER_ACCOUNT, synthesise, TempFolder, WEST } from './support';
import { ZoomKmsKey } from '../../../lib/aws';
import { declaredKeys, DeclaredStack, readCloudAssembly } from '../../../lib/drift/declared';

let folder: TempFolder;
beforeEach(() => (folder = new TempFolder()));
afterEach(() => folder.remove());

const east = { account: ACCOUNT, region: EAST };
const west = { account: ACCOUNT, region: WEST };

/** Synthesises an app and reads it. */
function stacksOf(build: (app: App) => void, context?: Record<string, unknown>): DeclaredStack[] {
  return readCloudAssembly(synthesise(join(folder.path, 'cdk.out'), build, context));
}

function places(stacks: readonly DeclaredStack[]): unknown[] {
  return stacks.map(({ name, account, region }) => [name, account, region]);
}

const stackArtifact = (properties: object = {}, more: object = {}) => ({
  type: 'aws:cloudformation:stack',
  environment: `aws://${ACCOUNT}/${EAST}`,
  properties: { templateFile: 'Zoom.template.json', ...properties },
  ...more,
});
const nestedArtifact = (directoryName: unknown) => ({ type: 'cdk:cloud-assembly', properties: { directoryName } });

/** Writes a manifest with these artifacts, and the template that they name unless said otherwise. */
function assembly(artifacts: unknown, more: object = {}): string {
  folder.write('Zoom.template.json', { Resources: {} });
  folder.write('manifest.json', { version: '53.0.0', artifacts, ...more });
  return folder.path;
}

function failureOfReading(directory = folder.path): string {
  return failureOf(() => readCloudAssembly(directory));
}

describe('what CDK synthesises', () => {
  test('is read as a stack for each Region of a key, with its place, its template and its construct paths', () => {
    const stacks = stacksOf(app => {
      const stack = new Stack(app, 'Zoom', { env: east });
      new ZoomKmsKey(stack, 'Cmk', { alias: 'zoom-cmk', replicaRegions: [WEST] });
    });
    expect(places(stacks)).toEqual([
      ['Zoom', ACCOUNT, EAST],
      ['Zoom-Cmk-replica-us-west-2', ACCOUNT, WEST],
    ]);
    const [primary, replica] = stacks;
    expect(primary.source).toBe(join(folder.path, 'cdk.out', 'Zoom.template.json'));
    expect(primary.template).toEqual(JSON.parse(readFileSync(primary.source, 'utf8')));
    expect([...primary.constructPaths.values()]).toEqual(expect.arrayContaining(['Zoom/Cmk', 'Zoom/Cmk/Alias']));
    expect([...replica.constructPaths.values()]).toEqual([
      'Zoom/Cmk/replica-us-west-2/Replica',
      'Zoom/Cmk/replica-us-west-2/Replica/Alias',
    ]);
  });

  test('has the stacks that the app places itself, under their own names', () => {
    const stacks = stacksOf(app => {
      const replicas = new Stack(app, 'Replicas', { env: west, stackName: 'zoom-replicas' });
      const stack = new Stack(app, 'Keys', { env: east, stackName: 'zoom-keys' });
      new ZoomKmsKey(stack, 'Recordings', { replicaStacks: { [WEST]: replicas } });
      new ZoomKmsKey(stack, 'Voicemail', { replicaStacks: { [WEST]: replicas } });
    });
    expect(places(stacks)).toEqual([
      ['zoom-keys', ACCOUNT, EAST],
      ['zoom-replicas', ACCOUNT, WEST],
    ]);
    expect([...stacks[1].constructPaths.values()]).toEqual([
      expect.stringMatching(/^Replicas\/KeysRecordings/),
      expect.stringMatching(/^Replicas\/KeysVoicemail/),
    ]);
  });

  test('is read through stages of any depth', () => {
    const stacks = stacksOf(app => {
      for (const [id, account] of Object.entries({ Production: ACCOUNT, Test: OTHER_ACCOUNT })) {
        const stage = new Stage(app, id, { env: { account, region: EAST } });
        new ZoomKmsKey(new Stack(stage, 'Zoom'), 'Cmk', { replicaRegions: [WEST] });
        new ZoomKmsKey(new Stack(new Stage(stage, 'Inner'), 'Zoom'), 'Cmk');
      }
      new ZoomKmsKey(new Stack(app, 'Zoom', { env: east }), 'Cmk');
    });
    expect(places(stacks)).toEqual([
      ['Production-Inner-Zoom', ACCOUNT, EAST],
      ['Production-Zoom', ACCOUNT, EAST],
      ['Production-Zoom-Cmk-replica-us-west-2', ACCOUNT, WEST],
      ['Test-Inner-Zoom', OTHER_ACCOUNT, EAST],
      ['Test-Zoom', OTHER_ACCOUNT, EAST],
      ['Test-Zoom-Cmk-replica-us-west-2', OTHER_ACCOUNT, WEST],
      ['Zoom', ACCOUNT, EAST],
    ]);
    expect(stacks.map(({ constructPaths }) => [...constructPaths.values()][0])).toEqual([
      'Production/Inner/Zoom/Cmk',
      'Production/Zoom/Cmk',
      'Production/Zoom/Cmk/replica-us-west-2/Replica',
      'Test/Inner/Zoom/Cmk',
      'Test/Zoom/Cmk',
      'Test/Zoom/Cmk/replica-us-west-2/Replica',
      'Zoom/Cmk',
    ]);
  });

  test('may leave account and Region open', () => {
    const stacks = stacksOf(app => {
      new CfnResource(new Stack(app, 'Agnostic'), 'Topic', { type: 'AWS::SNS::Topic' });
      new ZoomKmsKey(new Stack(app, 'Zoom', { env: { region: EAST } }), 'Cmk', { replicaRegions: [WEST] });
    });
    expect(places(stacks)).toEqual([
      ['Agnostic', undefined, undefined],
      ['Zoom', undefined, EAST],
      ['Zoom-Cmk-replica-us-west-2', undefined, WEST],
    ]);
  });

  test('tells where the app makes a key and its replicas, but where the app has that left out', () => {
    const lines = readFileSync(__filename, 'utf8').split('\n');
    const line = lines.findIndex(text => /^ *new ZoomKmsKey\(stack, 'Placed'/.test(text)) + 1;
    const build = (app: App) => {
      const stack = new Stack(app, 'Zoom', { env: east });
      new ZoomKmsKey(stack, 'Placed', { replicaRegions: [WEST] });
    };
    const keysIn = (name: string, context?: Record<string, unknown>) =>
      declaredKeys(readCloudAssembly(synthesise(join(folder.path, name), build, context), __dirname), new Map());
    const place = { file: 'cloud-assembly.test.ts', line };
    expect(keysIn('a').map(({ source }) => source)).toEqual([place, place]);
    const silent = keysIn('b', { 'aws:cdk:disable-creation-stack-traces': true });
    expect(silent.map(({ source }) => source)).toEqual([undefined, undefined]);
  });

  test('has stacks of one name in the order of their Regions', () => {
    const stacks = stacksOf(app => {
      new Stack(app, 'West', { env: west, stackName: 'zoom' });
      new Stack(app, 'Open', { stackName: 'zoom' });
      new Stack(app, 'East', { env: east, stackName: 'zoom' });
    });
    expect(stacks.map(({ region }) => region)).toEqual([undefined, EAST, WEST]);
  });

  test('has the same construct paths where the templates have them too', () => {
    const build = (app: App) => void new ZoomKmsKey(new Stack(app, 'Zoom', { env: east }), 'Cmk');
    const [plain] = stacksOf(build);
    rmSync(join(folder.path, 'cdk.out'), { recursive: true });
    const [withPaths] = stacksOf(build, { 'aws:cdk:enable-path-metadata': true });
    expect(JSON.stringify(withPaths.template)).toContain('aws:cdk:path');
    for (const [logicalId, path] of plain.constructPaths) {
      if (path === 'Zoom/Cmk') expect(withPaths.constructPaths.get(logicalId)).toBe(path);
    }
  });

  test('fails where it holds made-up values for lookups that were not made', () => {
    const made = () =>
      stacksOf(app => {
        const stack = new Stack(app, 'Zoom', { env: east });
        new CfnResource(stack, 'Topic', { type: 'AWS::SNS::Topic', properties: { Zones: stack.availabilityZones } });
      });
    expect(failureOf(made)).toContain(
      `lacks values that CDK looks up ('availability-zones:account=${ACCOUNT}:region=us-east-1'), its templates hold made-up ones: run \`cdk synth\` with credentials, and keep cdk.context.json`,
    );
  });

  test('fails where a stage holds made-up values, too', () => {
    const made = () =>
      stacksOf(app => {
        const stack = new Stack(new Stage(app, 'Production', { env: east }), 'Zoom');
        new CfnResource(stack, 'Topic', { type: 'AWS::SNS::Topic', properties: { Zones: stack.availabilityZones } });
      });
    expect(failureOf(made)).toContain('lacks values that CDK looks up');
  });
});

describe('an assembly', () => {
  test('may be of any version of the schema, and have artifacts that are not known', () => {
    const artifacts = { Zoom: stackArtifact(), Tree: { type: 'cdk:tree' }, Odd: null, Other: 'x', Third: {} };
    for (const version of ['1.0.0', '999.0.0', undefined]) {
      expect(readCloudAssembly(assembly(artifacts, { version }))).toHaveLength(1);
    }
    expect(readCloudAssembly(assembly({}))).toEqual([]);
  });

  test('may have its construct paths in the manifest, as it had of old', () => {
    const metadata = { '/Zoom/Cmk/Resource': [{ type: 'aws:cdk:logicalId', data: 'Cmk1' }] };
    const [stack] = readCloudAssembly(assembly({ Zoom: stackArtifact({}, { metadata }) }));
    expect([...stack.constructPaths]).toEqual([['Cmk1', 'Zoom/Cmk']]);
  });

  test('may be found, and lie within itself, through links', () => {
    assembly({ Zoom: stackArtifact({ templateFile: 'link.json' }) });
    symlinkSync('Zoom.template.json', join(folder.path, 'link.json'));
    const outside = new TempFolder();
    try {
      symlinkSync(folder.path, join(outside.path, 'cdk.out'));
      expect(readCloudAssembly(join(outside.path, 'cdk.out'))).toMatchObject([{ name: 'Zoom' }]);
    } finally {
      outside.remove();
    }
  });

  test('may be named by a relative path', () => {
    const [stack] = readCloudAssembly(relative(process.cwd(), assembly({ Zoom: stackArtifact() })));
    expect(stack).toMatchObject({ name: 'Zoom', template: { Resources: {} } });
  });

  test('may name its files by paths that stay in its folder, however odd', () => {
    folder.write('..odd/x.json', {});
    const files = ['a/../Zoom.template.json', './Zoom.template.json', '..odd/x.json'];
    for (const templateFile of files) {
      expect(readCloudAssembly(assembly({ Zoom: stackArtifact({ templateFile }) }))).toHaveLength(1);
    }
  });

  test('may name one template for many stacks, which is read once', () => {
    const artifacts = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`Zoom${index}`, stackArtifact()]));
    const stacks = readCloudAssembly(assembly(artifacts));
    expect(stacks).toHaveLength(50);
    expect(new Set(stacks.map(({ template }) => template)).size).toBe(1);
  });

  test('may begin its files with a byte order mark', () => {
    const directory = assembly({ Zoom: stackArtifact() });
    folder.write('Zoom.template.json', '\ufeff{"Resources": {"A": {}}}');
    expect(readCloudAssembly(directory)[0].template).toEqual({ Resources: { A: {} } });
  });

  test('may have names of what every object has', () => {
    const named = (name: string) => `"${name}": ${JSON.stringify(stackArtifact({ templateFile: `${name}.json` }))}`;
    INHERITED.forEach(name => folder.write(`${name}.json`, `{"${name}": {"Type": "AWS::KMS::Key"}}`));
    folder.write('manifest.json', `{"__proto__": {"missing": [1]}, "artifacts": {${INHERITED.map(named).join()}}}`);
    const stacks = readCloudAssembly(folder.path);
    expect(stacks.map(({ name }) => name)).toEqual([...INHERITED].sort());
    expect(Object.prototype).not.toHaveProperty('Type');
  });

  test.each([
    '{"__proto__": {"artifacts": {}}}',
    '{"artifacts": {"Zoom": {"type": "aws:cloudformation:stack", "__proto__": {"environment": "aws://1/us-east-1"}}}}',
    '{"artifacts": {"Zoom": {"type": "cdk:cloud-assembly", "properties": {"__proto__": {"directoryName": "x"}}}}}',
  ])('fails to take for a member what is one of a prototype: %s', manifest => {
    folder.write('manifest.json', manifest);
    expect(failureOfReading()).toContain('nothing');
  });
});

describe('fails with what to do about a folder', () => {
  const SYNTH_FIRST = 'run `cdk synth` first, and give the folder that it writes (cdk.out)';

  test('that does not exist', () => {
    const path = join(folder.path, 'nothing');
    expect(failureOfReading(path)).toBe(`the cloud assembly '${path}' does not exist: ${SYNTH_FIRST}`);
    expect(failureOfReading(join(folder.path, 'nothing', 'at', 'all'))).toContain('does not exist');
  });

  test.each(['', 'a\0b', 'x'.repeat(5_000)])('whose name is no name: %#', name => {
    expect(failureOfReading(name)).toContain(SYNTH_FIRST);
  });

  test('that is a file', () => {
    const path = folder.write('cdk.out', '{}');
    expect(failureOfReading(path)).toBe(`the cloud assembly '${path}' is not a folder: ${SYNTH_FIRST}`);
    expect(failureOfReading(join(path, 'below'))).toContain('does not exist');
  });

  test('that is a link to itself', () => {
    symlinkSync('loop', join(folder.path, 'loop'));
    expect(failureOfReading(join(folder.path, 'loop'))).toContain("can't be read (ELOOP)");
  });

  test('that has no manifest', () => {
    folder.write('Zoom.template.json', {});
    expect(failureOfReading()).toBe(
      `'${folder.path}' is no cloud assembly, as it has no manifest.json: ${SYNTH_FIRST}`,
    );
  });
});

describe('fails with what is wrong in', () => {
  const AGAIN = 'run `cdk synth` again';

  test.each<[string, unknown, string]>([
    ['is cut off', '{\n  "version": "53.0.0",\n  "artifacts": {', 'is not JSON, see line 3, column 17'],
    ['is empty', '', 'is not JSON, see line 1, column 1'],
    ['is YAML', 'version: 1', 'is not JSON, see line 1, column 1'],
    ['has a comma too many', '{"artifacts": {},\n}', 'is not JSON, see line 2, column 1'],
    ['is no text', Buffer.from([0xff, 0xfe, 0x00, 0x7b]), 'is not JSON, see line 1, column 1'],
    ['is deep', '['.repeat(100_000), 'is not JSON, see line 1, column 100001'],
    ['is a list', '[]', 'holds a list, not an object'],
    ['is null', 'null', 'holds null, not an object'],
    ['is a text', '"text"', 'holds text, not an object'],
    ['is a number', '5', 'holds 5, not an object'],
  ])('a manifest that %s', (_, content, fault) => {
    const path = folder.write('manifest.json', content);
    expect(failureOfReading()).toBe(`the manifest '${path}' ${fault}: ${AGAIN}`);
  });

  test.each<[unknown, string]>([
    [{}, 'its artifacts are nothing (schema version nothing)'],
    [{ version: '53.0.0', artifacts: [] }, "its artifacts are a list (schema version '53.0.0')"],
    [{ version: 5, artifacts: 'x' }, "its artifacts are 'x' (schema version 5)"],
    [{ version: {}, artifacts: null }, 'its artifacts are null (schema version an object)'],
  ])('a manifest that is %j', (content, fault) => {
    folder.write('manifest.json', content);
    expect(failureOfReading()).toBe(
      `the manifest.json of '${folder.path}' is not of a cloud assembly, ${fault}: give the folder that \`cdk synth\` writes (cdk.out)`,
    );
  });

  test.each<[object, string]>([
    [
      stackArtifact({ templateFile: undefined }),
      "'templateFile' of 'Zoom' in manifest.json is nothing, expected a text",
    ],
    [stackArtifact({ templateFile: '' }), "'templateFile' of 'Zoom' in manifest.json is '', expected a text"],
    [stackArtifact({ templateFile: 5 }), "'templateFile' of 'Zoom' in manifest.json is 5, expected a text"],
    [stackArtifact({ templateFile: ['x'] }), "'templateFile' of 'Zoom' in manifest.json is a list, expected a text"],
    [stackArtifact({ stackName: 5 }), "'stackName' of 'Zoom' in manifest.json is 5, expected a text"],
    [stackArtifact({}, { properties: null }), "'templateFile' of 'Zoom' in manifest.json is nothing, expected a text"],
    [stackArtifact({}, { properties: 'x' }), "'templateFile' of 'Zoom' in manifest.json is nothing, expected a text"],
    [stackArtifact({}, { environment: undefined }), "the environment of stack 'Zoom' is nothing"],
    [stackArtifact({}, { environment: 'x' }), "the environment of stack 'Zoom' is 'x', expected aws://account/region"],
    [stackArtifact({}, { environment: [] }), "the environment of stack 'Zoom' is a list"],
    [
      stackArtifact({}, { environment: 'aws://1/us-east-1.evil.example' }),
      "the environment of stack 'Zoom' is 'aws://1/us-east-1.evil.example'",
    ],
    [nestedArtifact(undefined), "'directoryName' of 'Zoom' in manifest.json is nothing, expected a text"],
    [nestedArtifact({}), "'directoryName' of 'Zoom' in manifest.json is an object, expected a text"],
  ])('an artifact that is %j', (artifact, fault) => {
    const message = failureOfReading(assembly({ Zoom: artifact }));
    expect(message).toContain(fault);
    expect(message).toContain("(schema version '53.0.0')");
    expect(message).toMatch(/: run `cdk synth` again$/);
  });

  test.each<[string, string, string]>([
    ['is cut off', '{\n  "Resources": {\n    "Cmk": {"Type": "AWS::K', 'is not JSON, see line 3, column 21'],
    ['is a list', '[{}]', 'holds a list, not an object'],
    ['is null', 'null', 'holds null, not an object'],
  ])('a template that %s', (_, content, fault) => {
    const directory = assembly({ Zoom: stackArtifact() });
    const path = folder.write('Zoom.template.json', content);
    expect(failureOfReading(directory)).toBe(`the template '${path}' ${fault}: ${AGAIN}`);
  });

  test('a template that is missing, no file, or too big', () => {
    const directory = assembly({ Zoom: stackArtifact() });
    const path = join(directory, 'Zoom.template.json');
    truncateSync(path, 10 * 1024 * 1024 + 1);
    expect(failureOfReading(directory)).toBe(
      `the template '${path}' has 10485761 bytes, at most 10485760 are read: split the stack, or check that the file is what \`cdk synth\` wrote`,
    );
    rmSync(path);
    expect(failureOfReading(directory)).toBe(
      `the template '${path}' does not exist, though the cloud assembly names it: ${AGAIN}`,
    );
    mkdirSync(path);
    expect(failureOfReading(directory)).toBe(`the template '${path}' is not a file: ${AGAIN}`);
  });

  test('a manifest that is no file, or too big', () => {
    const path = folder.write('manifest.json', '{}');
    truncateSync(path, 50 * 1024 * 1024 + 1);
    expect(failureOfReading()).toContain('has 52428801 bytes, at most 52428800 are read');
    rmSync(path);
    mkdirSync(path);
    expect(failureOfReading()).toBe(`the manifest '${path}' is not a file: ${AGAIN}`);
  });

  test('a file of metadata that is missing or broken', () => {
    const directory = assembly({ Zoom: stackArtifact({}, { additionalMetadataFile: 'Zoom.metadata.json' }) });
    expect(failureOfReading(directory)).toContain('the metadata file');
    folder.write('Zoom.metadata.json', '{"/Zoom": [}');
    expect(failureOfReading(directory)).toContain('is not JSON, see line 1, column 12');
  });

  test('a nested assembly that is missing, no folder, or none', () => {
    expect(failureOfReading(assembly({ Production: nestedArtifact('assembly-Production') }))).toContain(
      'does not exist, though the cloud assembly names it',
    );
    folder.write('file', '');
    expect(failureOfReading(assembly({ Production: nestedArtifact('file') }))).toContain('is no cloud assembly');
    mkdirSync(join(folder.path, 'empty'));
    expect(failureOfReading(assembly({ Production: nestedArtifact('empty') }))).toContain('has no manifest.json');
  });

  test('a manifest whose stage is broken', () => {
    const directory = assembly({ Production: nestedArtifact('assembly-Production') });
    const path = folder.write('assembly-Production/manifest.json', '{"artifacts":');
    expect(failureOfReading(directory)).toBe(`the manifest '${path}' is not JSON, see line 1, column 14: ${AGAIN}`);
  });
});

describe('fails, and reads nothing, where a manifest leads out of its folder', () => {
  const ELSEWHERE =
    "is outside of the cloud assembly's folder, where nothing is read: run `cdk synth` again, and give the folder as it was written";
  let outside: TempFolder;
  beforeEach(() => {
    outside = new TempFolder();
    outside.write('Zoom.template.json', { Resources: {} });
    outside.write('manifest.json', { artifacts: {} });
  });
  afterEach(() => outside.remove());

  /** How a manifest in the folder can name something outside of it. */
  const ways: Record<string, (name: string) => string> = {
    'by an absolute path': name => join(outside.path, name),
    'by a relative path': name => join(relative(folder.path, outside.path), name),
    'by a relative path that goes in first': name =>
      `sub/../../${relative(join(folder.path, '..'), outside.path)}/${name}`,
    'by a link': name => {
      symlinkSync(join(outside.path, name), join(folder.path, 'link'));
      return 'link';
    },
    'by a link to a folder': name => {
      symlinkSync(outside.path, join(folder.path, 'link'));
      return join('link', name);
    },
    'by a name with a NUL': name => `${name}\0.json`,
  };

  test.each(Object.entries(ways))('to a template, %s', (_, nameFor) => {
    const templateFile = nameFor('Zoom.template.json');
    expect(failureOfReading(assembly({ Zoom: stackArtifact({ templateFile }) }))).toMatch(/^the template '/);
    expect(failureOfReading()).toContain(ELSEWHERE);
  });

  test.each(Object.entries(ways))('to metadata, %s', (_, nameFor) => {
    const additionalMetadataFile = nameFor('manifest.json');
    expect(failureOfReading(assembly({ Zoom: stackArtifact({}, { additionalMetadataFile }) }))).toContain(ELSEWHERE);
  });

  test.each(Object.entries(ways))('to another assembly, %s', (_, nameFor) => {
    expect(failureOfReading(assembly({ Zoom: nestedArtifact(nameFor('.')) }))).toContain(ELSEWHERE);
  });

  test('from a stage', () => {
    const directory = assembly({ Production: nestedArtifact('assembly-Production') });
    const artifacts = (templateFile: string) => ({ artifacts: { Zoom: stackArtifact({ templateFile }) } });
    folder.write('assembly-Production/manifest.json', artifacts('../../Zoom.template.json'));
    expect(failureOfReading(directory)).toContain(ELSEWHERE);
    folder.write('assembly-Production/manifest.json', artifacts('../Zoom.template.json'));
    expect(readCloudAssembly(directory)).toHaveLength(1);
  });

  test('to its own manifest', () => {
    symlinkSync(join(outside.path, 'manifest.json'), join(folder.path, 'manifest.json'));
    expect(failureOfReading()).toContain(ELSEWHERE);
  });
});

describe('fails where assemblies are nested', () => {
  const TWICE = 'is nested in itself, or in two places: run `cdk synth` again';

  test.each(['.', './', 'sub/..'])('in themselves: %s', name => {
    expect(failureOfReading(assembly({ Production: nestedArtifact(name) }))).toContain(TWICE);
  });

  test('in themselves, by way of a stage', () => {
    folder.write('assembly-Production/manifest.json', { artifacts: { Root: nestedArtifact('..') } });
    expect(failureOfReading(assembly({ Production: nestedArtifact('assembly-Production') }))).toContain(TWICE);
  });

  test('in themselves, by a link', () => {
    symlinkSync('.', join(folder.path, 'assembly-Production'));
    expect(failureOfReading(assembly({ Production: nestedArtifact('assembly-Production') }))).toContain(TWICE);
  });

  test('in two places', () => {
    folder.write('assembly-Production/manifest.json', { artifacts: {} });
    const nested = nestedArtifact('assembly-Production');
    expect(failureOfReading(assembly({ Production: nested, Test: nested }))).toContain(TWICE);
  });
});

test('fails with a message that controls no terminal, whatever the names are', () => {
  const name = '\u001b[2J\r\n\u202eevil\u0007';
  const manifests = [
    { artifacts: { [name]: stackArtifact({ templateFile: 5 }) }, version: name },
    { artifacts: { [name]: stackArtifact({}, { environment: name }) } },
    { artifacts: { [name]: stackArtifact({ templateFile: name }) } },
    { artifacts: { [name]: stackArtifact({ templateFile: `../${name}` }) } },
    { artifacts: { [name]: nestedArtifact(name) } },
    { artifacts: name },
    { artifacts: {}, missing: [{ key: name }] },
    JSON.stringify(name),
    name,
  ];
  for (const manifest of manifests) {
    folder.write('manifest.json', manifest);
    expect(failureOfReading()).not.toBe('');
  }
  expect(failureOfReading(join(folder.path, name))).toContain('?[2J???evil?');
});
