/**
 * Compares two policies: `compare FILE`, a file with `before`, `after` and, where it is known, the owner's `account`. Prints the
 * milliseconds of the first time, of further ones in a process that is warm, and of reading the two texts as JSON.
 */
import { readFileSync } from 'node:fs';
import { compareKeyPolicies, parseKeyPolicy } from '../../lib/key-policy';

/** Until then, what is compared is not counted. */
const WARM_UP = { turns: 20, ms: 1500 };
const MEASURED = { turns: 50, ms: 500 };

const { before, after, account } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

function compare() {
  return compareKeyPolicies(parseKeyPolicy(before), parseKeyPolicy(after), { before: { account } });
}

function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function times(work: () => unknown, { turns, ms }: typeof MEASURED): number[] {
  const given: number[] = [];
  const end = performance.now() + ms;
  while (given.length < turns && (given.length < 3 || performance.now() < end)) given.push(time(work));
  return given;
}

const first = time(compare);
times(compare, WARM_UP);
const further = times(compare, MEASURED);
const parsed = times(() => [JSON.parse(before), JSON.parse(after)], MEASURED);
process.stdout.write(JSON.stringify({ first, further, parsed, outcome: compare().outcome }));
