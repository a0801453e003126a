/**
 * Bundles the command into one file, `bin/zoom-cmk.js`, so that the library gains no run-time dependency by it.
 *
 * The bundle is made from the sources, not from what the compiler wrote, and holds no path of the machine.
 */
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

void build({
  entryPoints: ['lib/cli/zoom-cmk.ts'],
  outfile: 'bin/zoom-cmk.js',
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
}).catch(() => {
  process.exitCode = 1;
});
