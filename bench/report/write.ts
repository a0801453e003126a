import { writeFileSync } from 'node:fs';
import { page } from './page';
import { plot } from './plot';
import { Results } from '../measured';

/** Writes the page about the results, and its picture. */
export function writeReport(results: Results): void {
  writeFileSync('docs/performance.md', page(results));
  writeFileSync('docs/performance.svg', plot(Object.values(results.measurements).flatMap(({ figures }) => figures)));
}
