import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';

/**
 * Bundles sources into one file, so that the library gains no run-time dependency by them.
 *
 * The bundle is made from the sources, not from what the compiler wrote, and holds no path of the machine.
 *
 * @returns the folders of the packages in it, below `node_modules`
 */
export function bundle(entry: string, outfile: string): string[] {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const { metafile } = buildSync({
    entryPoints: [entry],
    outfile,
    metafile: true,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    // Names of classes are read at run time: the SDK tells errors apart by them.
    keepNames: true,
    legalComments: 'none',
    define: { 'process.env.ZOOM_CMK_VERSION': JSON.stringify(version) },
    resolveExtensions: ['.ts', '.js', '.json'],
    logLevel: 'warning',
  });
  const [{ inputs }] = Object.values(metafile.outputs);
  const packages = Object.entries(inputs)
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([file]) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]);
  return [...new Set(packages.filter(folder => folder !== undefined))].sort();
}

/** Bundles sources, and puts the licences of the packages in the bundle beside it, which ask to go with it. */
export function bundleWithLicences(entry: string, outfile: string): void {
  const folders = bundle(entry, outfile);
  writeFileSync(join(dirname(outfile), 'THIRD-PARTY-LICENSES.txt'), licencesOf(folders));
}

function licencesOf(folders: readonly string[]): string {
  return folders
    .map(folder => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const file = readdirSync(folder).find(each => /^licen[cs]e/i.test(each));
      return `${name} ${version}, ${license}\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : ''}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}
