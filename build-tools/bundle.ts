import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync, Metafile } from 'esbuild';

/**
 * Bundles sources into one file, so that the library gains no run-time dependency by them.
 *
 * The bundle is made from the sources, not from what the compiler wrote, and holds no path of the machine.
 *
 * @param apart what is required as it is written in the sources, from a bundle of its own
 * @returns what is in it
 */
export function bundle(entry: string, outfile: string, apart: string[] = []): Metafile {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const { metafile } = buildSync({
    entryPoints: [entry],
    outfile,
    metafile: true,
    bundle: true,
    external: apart,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // Identifiers stay as they are: the SDK knows its silent logger by the name of the class, and people read traces of the stack.
    // To shorten them, and set the names anew at run time, would take time for each function that is made, in each request too.
    minifySyntax: true,
    minifyWhitespace: true,
    // Modules are named by their paths, which stay within the repository where the folder of packages is a link.
    preserveSymlinks: true,
    legalComments: 'none',
    define: { 'process.env.ZOOM_CMK_VERSION': JSON.stringify(version) },
    resolveExtensions: ['.ts', '.js', '.json'],
    logLevel: 'warning',
  });
  return metafile;
}

/** Bundles the command into a folder: how it is called, which every run loads, and what it then does, which `--help` does without. */
export function bundleCommand(folder: string): Metafile[] {
  return [
    bundle('lib/cli/zoom-cmk.ts', join(folder, 'zoom-cmk.js'), ['./aws-actions']),
    bundle('lib/cli/aws-actions.ts', join(folder, 'aws-actions.js')),
  ];
}
