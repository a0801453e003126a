/**
 * Makes one test file of those of test/key-policy: a mutation run starts its tests thousands of times, and to start a file takes
 * longer than most of the tests in it. Stryker calls it in its copy of the project, see stryker.config.json.
 *
 * Left out are the tests that take many seconds each, and that of the table of actions, which is not mutated.
 */
import { readdirSync } from 'node:fs';
import { build } from 'esbuild';

const FOLDER = 'test/key-policy';
const LEFT_OUT = /^(hostile|oracle|properties|kms-actions)\./;

const files = readdirSync(FOLDER).filter(file => file.endsWith('.test.ts') && !LEFT_OUT.test(file));

void build({
  stdin: { contents: files.map(file => `import './${file}';`).join('\n'), resolveDir: FOLDER },
  outfile: `${FOLDER}/mutation.test.js`,
  bundle: true,
  platform: 'node',
  target: 'node20',
  packages: 'external',
  resolveExtensions: ['.ts', '.js', '.json'],
  logLevel: 'warning',
}).catch(() => {
  process.exitCode = 1;
});
