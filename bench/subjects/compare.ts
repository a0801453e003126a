/**
 * Compares two policies: `compare FILE`, a file with `before`, `after` and, where it is known, the owner's `account`. Prints the
 * milliseconds of the first time, of further ones, and of reading the two texts as JSON.
 */
import { readFileSync } from 'node:fs';
import { compareKeyPolicies, parseKeyPolicy } from '../../lib/key-policy';

const MOST_TURNS = 50;
const MOST_MS = 500;

const { before, after, account } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

function compare() {
  return compareKeyPolicies(parseKeyPolicy(before), parseKeyPolicy(after), { before: { account } });
}

function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function times(work: () => unknown): number[] {
  const given: number[] = [];
  const end = performance.now() + MOST_MS;
  while (given.length < MOST_TURNS && (given.length < 3 || performance.now() < end)) given.push(time(work));
  return given;
}

const first = time(compare);
const further = times(compare);
const parsed = times(() => [JSON.parse(before), JSON.parse(after)]);
process.stdout.write(JSON.stringify({ first, further, parsed, outcome: compare().outcome }));
