import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const MODULES = join(ROOT, 'node_modules');
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** What a user writes, as in the README. */
const APP = `
import { App, Stack } from 'aws-cdk-lib';
import { ZoomKmsKey } from 'zoom-cmk-constructs/aws';

const app = new App();
const stack = new Stack(app, 'Zoom', { env: { region: 'us-east-1' } });
const cmk = new ZoomKmsKey(stack, 'Cmk', { alias: 'zoom-cmk', replicaRegions: ['us-west-2'] });
const regions: string[] = cmk.regions;
console.log(JSON.stringify([regions, app.synth().stacks.map(each => Object.keys(each.template.Resources).length)]));
`;

let folder: string;
let tarball: string;
let contents: string[];

/** The package as it is published: compiled and packed in a copy, as other tests use the sources at the same time. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoom-cmk-packed-'));
  const copy = join(folder, 'source');
  const files = run(ROOT, 'git', 'ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate');
  const needed = (file: string) => !/^(docs|examples|test)\//.test(file) && existsSync(join(ROOT, file));
  for (const file of files.trim().split('\n').filter(needed)) cpSync(join(ROOT, file), join(copy, file));
  symlinkSync(MODULES, join(copy, 'node_modules'));
  run(copy, 'npx', 'projen', 'compile');
  const [packed] = JSON.parse(run(copy, 'npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', folder));
  tarball = join(folder, packed.filename);
  contents = packed.files.map((file: { path: string }) => file.path);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an empty folder with the package, aws-cdk-lib and constructs', () => {
  let app: string;
  beforeAll(() => {
    app = install('aws', [`aws-cdk-lib@${manifest.devDependencies['aws-cdk-lib']}`]);
    writeFileSync(join(app, 'app.ts'), APP);
  }, 120_000);

  test.each([
    ['CommonJS with the old resolution', { module: 'commonjs', moduleResolution: 'node10' }],
    ['Node 16 resolution', { module: 'node16', moduleResolution: 'node16' }],
    ['a bundler', { module: 'esnext', moduleResolution: 'bundler' }],
  ])('type-checks with %s', (_, resolution) => {
    const compilerOptions = {
      ...resolution,
      noEmit: true,
      strict: true,
      skipLibCheck: true,
      target: 'es2022',
      lib: ['es2022', 'dom'],
      types: [],
    };
    writeFileSync(join(app, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['app.ts'] }));
    expect(run(app, process.execPath, join(MODULES, 'typescript/bin/tsc'), '-p', '.')).toBe('');
  });

  test('synthesises', () => {
    const compiled = run(app, process.execPath, join(MODULES, 'tsx/dist/cli.mjs'), 'app.ts');
    expect(JSON.parse(compiled)).toEqual([
      ['us-east-1', 'us-west-2'],
      [2, 2],
    ]);
  });

  test('has nothing of CDK for Terraform installed', () => {
    expect(readdirSync(join(app, 'node_modules')).filter(name => /cdktf|cdktn/.test(name))).toEqual([]);
  });
});

describe('an empty folder with the package and constructs', () => {
  test('loads the root without the library of any cloud, and a namespace when it is read', () => {
    const app = install('bare', []);
    expect(readdirSync(join(app, 'node_modules')).filter(name => !name.startsWith('.'))).toEqual([
      'constructs',
      manifest.name,
    ]);
    const load = (expression: string) => run(app, process.execPath, '-p', expression);
    expect(load(`Object.keys(require('${manifest.name}')).join()`)).toBe('aws\n');
    expect(load(`try { require('${manifest.name}').aws } catch (error) { error.message.split('\\n')[0] }`)).toBe(
      "Cannot find module 'aws-cdk-lib'\n",
    );
    // The command needs nothing but itself.
    const command = join(app, 'node_modules/.bin/zoom-cmk');
    expect(run(app, command, '--version')).toBe(`${manifest.version}\n`);
    expect(run(app, command, 'drift', '--help')).toContain('Holds the live keys against what the code declares');
    expect(() => run(app, command, 'drift')).toThrow(
      "the cloud assembly 'cdk.out' does not exist: run `cdk synth` first",
    );
  }, 120_000);
});

test('the package holds the compiled library and its declarations, and no sources, tests or examples', () => {
  expect(contents).toEqual(
    expect.arrayContaining([
      '.jsii',
      'README.md',
      'LICENSE',
      'bin/zoom-cmk.js',
      'lib/aws/index.js',
      'lib/aws/index.d.ts',
    ]),
  );
  const expected =
    /^(\.jsii|README\.md|LICENSE|API\.md|package\.json|bin\/(zoom-cmk\.js|THIRD-PARTY-LICENSES\.txt)|lib\/((aws|zoom)\/.*|index)(\.js|\.d\.ts))$/;
  expect(contents.filter(file => !expected.test(file))).toEqual([]);
});

test('the licences of what is bundled go with the command, and are permissive', () => {
  const licences = readFileSync(join(folder, 'source/bin/THIRD-PARTY-LICENSES.txt'), 'utf8');
  const packages = [...licences.matchAll(/^(\S+) \d+\.\d+\.\d+\S*, (.*)$/gm)].map(([, name, licence]) => [
    name,
    licence,
  ]);
  expect(packages.map(([name]) => name)).toEqual(
    expect.arrayContaining(['@aws-sdk/client-kms', 'commander', 'p-limit', 'picocolors', 'yaml']),
  );
  expect(packages.filter(([, licence]) => !['Apache-2.0', 'MIT', 'ISC', '0BSD'].includes(licence))).toEqual([]);
});

/** A folder in which a user has installed the package and others, and nothing else. */
function install(name: string, packages: string[]): string {
  const app = join(folder, name);
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name, private: true }));
  run(
    app,
    'npm',
    'install',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    tarball,
    `constructs@${manifest.devDependencies.constructs}`,
    ...packages,
  );
  return app;
}

function run(cwd: string, command: string, ...args: string[]): string {
  try {
    return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`);
  }
}
