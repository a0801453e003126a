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
import { AWS_APP, AZURE_APP, OCI_APP } from './user-apps';
import { packagesIn } from '../../build-tools/notice';
import { QuickStart, quickStartOf } from '../docs/quick-start';

const ROOT = resolve(__dirname, '../..');
const MODULES = join(ROOT, 'node_modules');
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

const AZURE_RESOURCES = [
  'azurerm_resource_group',
  'azurerm_key_vault',
  'azurerm_role_assignment',
  'time_sleep',
  'azurerm_key_vault_key',
  'azuread_service_principal',
];
const OCI_RESOURCES = ['oci_identity_compartment', 'oci_kms_vault', 'oci_kms_key', 'oci_identity_policy'];

/** CDK Terrain, and the newest line of constructs that it takes: 10.8 breaks it. */
const TERRAIN = '0.24.0';
const TERRAIN_CONSTRUCTS = '~10.7.0';

/** The releases that the project was built with. */
const pinned = (...names: string[]) => names.map(name => `${name}@${manifest.devDependencies[name]}`);
const [CONSTRUCTS] = pinned('constructs');
/** What the README says to install for a cloud, beside the package itself. */
const installed = ({ packages }: QuickStart) => pinned(...packages.filter(name => name !== manifest.name));
const AZURE_PROVIDERS = pinned('@cdktf/provider-azuread', '@cdktf/provider-azurerm');

/** The ways in which TypeScript finds a package. */
const RESOLUTIONS: [string, object][] = [
  ['CommonJS with the old resolution', { module: 'commonjs', moduleResolution: 'node10' }],
  ['Node 16 resolution', { module: 'node16', moduleResolution: 'node16' }],
  ['a bundler', { module: 'esnext', moduleResolution: 'bundler' }],
];

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

describe('an empty folder with what the README installs for AWS', () => {
  const start = quickStartOf('AWS');
  let app: string;
  beforeAll(() => {
    app = install('aws', installed(start), AWS_APP);
  }, 120_000);

  test('synthesises by what the README has to be pasted, and prints the policy', () => {
    const { place, printed } = follow(start, app);
    expect(printed).toContain('"AWS": "arn:aws:iam::409910850980:root"');
    const templates = readdirSync(join(place, 'cdk.out')).filter(name => name.endsWith('.template.json'));
    expect(templates).toHaveLength(3);
  });

  test.each(RESOLUTIONS)('type-checks with %s', (_, resolution) => expect(typeCheck(app, resolution)).toBe(''));

  test('synthesises, with the function of a monitor as it is in the package', () => {
    const { regions, resources } = JSON.parse(runApp(app));
    const directory = join(app, 'cdk.out');
    expect(regions).toEqual(['us-east-1', 'us-west-2']);
    expect(resources).toEqual([2, 2]);
    const assets = readdirSync(directory).filter(
      name => name.startsWith('asset.') && existsSync(join(directory, name, 'index.js')),
    );
    expect(assets).toHaveLength(1);
    const handlers = `Object.keys(require('${join(directory, assets[0], 'index.js')}')).sort().join()`;
    expect(run(folder, process.execPath, '-p', handlers)).toBe('checkKey,checkRow,summarise\n');
  });

  test('loads neither what monitors are made of nor what CDK knows of Regions, to declare a key', () => {
    const declaration = `
      const { App, Stack } = require('aws-cdk-lib');
      const { ZoomKmsKey } = require('${manifest.name}/aws');
      new ZoomKmsKey(new Stack(new App(), 'Zoom', { env: { region: 'us-east-1' } }), 'Cmk', { replicaRegions: ['us-west-2'] });
      Object.keys(require.cache).filter(file => /key-(drift-)?monitor|built-ins\\.generated/.test(file)).join();
    `;
    expect(run(app, process.execPath, '-p', declaration)).toBe('\n');
  });

  test('is imported by an ES module by name, from the subpath and from the root', () => {
    const module = `
      import * as root from '${manifest.name}';
      import { aws } from '${manifest.name}';
      import { ZoomKmsKey } from '${manifest.name}/aws';
      console.log(Object.keys(root).join(), aws.ZoomKmsKey === ZoomKmsKey, typeof root.azure);
    `;
    // What is not installed is not there.
    const seen = '__esModule,aws,azure,default,oci true undefined\n';
    expect(run(app, process.execPath, '--input-type=module', '--eval', module)).toBe(seen);
  });

  test('has nothing of CDK for Terraform installed', () => {
    expect(installedIn(app).filter(name => /cdktf|cdktn/.test(name))).toEqual([]);
  });
});

describe('an empty folder with what the README installs for Azure', () => {
  const start = quickStartOf('Azure');
  let app: string;
  beforeAll(() => {
    app = install('azure', installed(start), AZURE_APP);
  }, 120_000);

  test('synthesises by what the README has to be pasted', () => {
    expect(terraformResources(follow(start, app).place)).toEqual([...AZURE_RESOURCES].sort());
  });

  test.each(RESOLUTIONS)('type-checks with %s', (_, resolution) => expect(typeCheck(app, resolution)).toBe(''));

  test('has no aws-cdk-lib installed', () => {
    expect(installedIn(app)).toEqual(['@cdktf', 'cdktf', 'constructs', manifest.name]);
  });

  test('loads hardly more than the modules of the providers that it uses', () => {
    const own = join(app, 'node_modules', manifest.name, 'lib/azure');
    const modules = readdirSync(own, { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.js'))
      .flatMap(file => [...readFileSync(join(own, file), 'utf8').matchAll(/require\("(@cdktf\/[^"]+)"\)/g)])
      .map(([, name]) => name);
    expect(modules.length).toBeGreaterThan(8);
    expect(loadingRatio(app, [`${manifest.name}/azure`], ['cdktf', ...new Set(modules)])).toBeLessThan(1.3);
  }, 120_000);
});

describe('an empty folder with what the README installs for OCI', () => {
  const start = quickStartOf('OCI');
  let app: string;
  beforeAll(() => {
    app = install('oci', installed(start), OCI_APP);
  }, 120_000);

  test('synthesises by what the README has to be pasted', () => {
    expect(terraformResources(follow(start, app).place)).toEqual([...OCI_RESOURCES].sort());
  });

  test.each(RESOLUTIONS)('type-checks with %s', (_, resolution) => expect(typeCheck(app, resolution)).toBe(''));

  test('has nothing else installed', () => {
    expect(installedIn(app)).toEqual(['cdktf', 'constructs', manifest.name]);
  });

  test('loads hardly more than cdktf', () => {
    expect(loadingRatio(app, [`${manifest.name}/oci`], ['cdktf'])).toBeLessThan(1.2);
  }, 120_000);
});

// As docs/cdk-terrain.md has it.
describe('an app of CDK Terrain, whose cdktf is an alias of cdktn', () => {
  const terrain = [
    `constructs@${TERRAIN_CONSTRUCTS}`,
    `cdktf@npm:cdktn@${TERRAIN}`,
    ...AZURE_PROVIDERS,
    '--legacy-peer-deps',
  ];
  let app: string;
  beforeAll(() => {
    app = install('terrain', terrain, AZURE_APP);
  }, 120_000);

  test('has cdktn where cdktf is asked for', () => {
    const { name, version } = JSON.parse(readFileSync(join(app, 'node_modules/cdktf/package.json'), 'utf8'));
    expect([name, version]).toEqual(['cdktn', TERRAIN]);
  });

  test.each([
    ['Azure', AZURE_APP, AZURE_RESOURCES],
    ['OCI', OCI_APP, OCI_RESOURCES],
  ])('type-checks and synthesises the construct of %s', (_, source, resources) => {
    writeFileSync(join(app, 'app.ts'), source);
    for (const [, resolution] of RESOLUTIONS) expect(typeCheck(app, resolution)).toBe('');
    expect(JSON.parse(runApp(app))).toEqual(resources);
  });
});

describe('an empty folder with the package and constructs', () => {
  test('loads the root without the library of any cloud, and a namespace when it is read', () => {
    const app = install('bare', [CONSTRUCTS]);
    expect(installedIn(app)).toEqual(['constructs', manifest.name]);
    const load = (expression: string) => run(app, process.execPath, '-p', expression);
    expect(load(`Object.keys(require('${manifest.name}')).join()`)).toBe('aws,azure,oci\n');
    const missing = (namespace: string) =>
      load(`try { require('${manifest.name}').${namespace} } catch (error) { error.message.split('\\n')[0] }`);
    expect(missing('aws.ZoomKmsKey')).toBe("Cannot find module 'aws-cdk-lib'\n");
    expect(missing('azure')).toMatch(/^Cannot find module '@cdktf\/provider-azurerm\//);
    expect(missing('oci')).toBe("Cannot find module 'cdktf'\n");
    // The command needs nothing but itself.
    const command = join(app, 'node_modules/.bin/zoom-cmk');
    expect(run(app, command, '--version')).toBe(`${manifest.version}\n`);
    expect(run(app, command, 'drift', '--help')).toContain('Holds the live keys against what the code declares');
    expect(() => run(app, command, 'drift')).toThrow(
      "zoom-cmk: the cloud assembly 'cdk.out' does not exist: run `cdk synth` first",
    );
  }, 120_000);
});

test('the package holds the compiled library and its declarations, and no sources, tests or examples', () => {
  expect(contents).toEqual(
    expect.arrayContaining([
      '.jsii',
      'README.md',
      'LICENSE',
      'NOTICE',
      'bin/zoom-cmk.js',
      'bin/aws-actions.js',
      'functions/drift-check/index.js',
      'lib/aws/index.js',
      'lib/aws/index.d.ts',
      'lib/azure/index.js',
      'lib/oci/index.js',
      'schemas/suppressions.schema.json',
    ]),
  );
  const expected =
    /^(\.jsii|README\.md|LICENSE|NOTICE|package\.json|bin\/(zoom-cmk|aws-actions)\.js|functions\/drift-check\/index\.js|schemas\/suppressions\.schema\.json|lib\/((aws|azure|oci|private|zoom)\/.*|index)(\.js|\.d\.ts))$/;
  expect(contents.filter(file => !expected.test(file))).toEqual([]);
});

test('no packed file holds a source map, or a path of the machine', () => {
  const telling = [/sourceMappingURL=/, new RegExp(ROOT), new RegExp(folder)];
  const packed = contents.map(file => readFileSync(join(folder, 'source', file), 'utf8'));
  expect(contents.filter((_, index) => telling.some(each => each.test(packed[index])))).toEqual([]);
});

test('the licences of what is bundled go with the package', () => {
  const packages = packagesIn(readFileSync(join(folder, 'source', 'NOTICE'), 'utf8'));
  expect(packages.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['@aws-sdk/client-kms', '@aws-sdk/client-s3', 'commander', 'p-limit', 'picocolors', 'yaml']),
  );
});

/** A folder in which a user has installed the package and others, and written an app. */
function install(name: string, packages: string[], source = ''): string {
  const app = join(folder, name);
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name, private: true }));
  writeFileSync(join(app, 'app.ts'), source);
  run(app, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', tarball, ...packages);
  return app;
}

/** Keeps the CDK CLI from asking anybody. */
const QUIET = 'export CDK_NOTICES=false CDK_DISABLE_CLI_TELEMETRY=true';

/** Does what the README says, below a folder that has its packages: where, and what is printed. The tools are the project's own. */
function follow({ tools, files, script }: QuickStart, app: string): { place: string; printed: string } {
  const place = join(app, 'quick-start');
  mkdirSync(place);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text);
  const bins = tools.flatMap(tool => {
    const { bin } = JSON.parse(readFileSync(join(MODULES, tool, 'package.json'), 'utf8'));
    return typeof bin === 'string' ? [tool] : Object.keys(bin);
  });
  for (const bin of bins) symlinkSync(join(MODULES, '.bin', bin), join(app, 'node_modules/.bin', bin));
  return { place, printed: run(place, 'bash', '-euo', 'pipefail', '-c', `${QUIET}\n${script}`) };
}

function terraformResources(place: string): string[] {
  return Object.keys(JSON.parse(readFileSync(join(place, 'cdktf.out/stacks/zoom/cdk.tf.json'), 'utf8')).resource);
}

function installedIn(app: string): string[] {
  return readdirSync(join(app, 'node_modules')).filter(name => !name.startsWith('.'));
}

/** What the compiler says of the app: nothing, where all is well. */
function typeCheck(app: string, resolution: object): string {
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
  return run(app, process.execPath, join(MODULES, 'typescript/bin/tsc'), '-p', '.');
}

function runApp(app: string): string {
  return run(app, process.execPath, join(MODULES, 'tsx/dist/cli.mjs'), 'app.ts');
}

/** How much processor time loading some modules takes for that of loading others; the fastest of several turns of each. */
function loadingRatio(app: string, modules: string[], others: string[]): number {
  const cost = (names: string[]) => {
    const loading = names.map(name => `require('${name}')`).join(';');
    const script = `const before = process.cpuUsage(); ${loading}; JSON.stringify(process.cpuUsage(before))`;
    const { user, system } = JSON.parse(run(app, process.execPath, '-p', script));
    return user + system;
  };
  const turns = Array.from({ length: 9 }, () => [cost(modules), cost(others)]);
  const [own, bare] = [0, 1].map(index => Math.min(...turns.map(turn => turn[index])));
  return own / bare;
}

function run(cwd: string, command: string, ...args: string[]): string {
  try {
    return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`);
  }
}
