/**
 * Measures the library and the command: `npm run bench`, or `npm run bench -- --only drift`. The compiled library and the command are
 * what is measured, so they have to be there.
 *
 * Writes `bench/results.json`, and `docs/performance.md` with its picture from that.
 */
import { verdictOf } from './figure';
import { load, machine } from './machine';
import { Measured, readResults, writeResults } from './measured';
import { MEASUREMENTS } from './measurements';
import { namesFrom } from './only';
import { progress } from './progress';
import { writeReport } from './report/write';

async function main(args: readonly string[]): Promise<void> {
  const measured: Record<string, Measured> = {};
  for (const name of namesFrom(args)) {
    progress(`${name} …`);
    const where = { date: new Date().toISOString().slice(0, 10), machine: machine(), load: load() };
    measured[name] = { ...where, figures: await MEASUREMENTS[name]() };
  }
  const known = { ...readResults().measurements, ...measured };
  const inOrder = Object.keys(MEASUREMENTS).flatMap(name => (known[name] ? [[name, known[name]] as const] : []));
  const results = { schemaVersion: 1, measurements: Object.fromEntries(inOrder) } as const;
  writeResults(results);
  // From the file, so that the page says what the file does.
  writeReport(readResults());
  for (const figure of Object.values(measured).flatMap(({ figures }) => figures)) {
    if (verdictOf(figure) === 'missed') progress(`missed: ${figure.name}`);
  }
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`bench: ${error.message}\n`);
  process.exitCode = 1;
});
