import { readFileSync } from 'node:fs';
import { buildSync } from 'esbuild';

/**
 * Bundles the command into one file, so that the library gains no run-time dependency by it.
 *
 * The bundle is made from the sources, not from what the compiler wrote, and holds no path of the machine.
 */
export function bundleCommand(outfile: string): void {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  buildSync({
    entryPoints: ['lib/cli/zoom-cmk.ts'],
    outfile,
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
}

if (require.main === module) bundleCommand('bin/zoom-cmk.js');
