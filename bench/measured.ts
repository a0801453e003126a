import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Figure, ratioOf, verdictOf } from './figure';
import { Machine } from './machine';

const FILE = 'bench/results.json';

/** One measurement, and when and where it was made. */
export interface Measured {
  readonly date: string;
  readonly machine: Machine;
  /** How busy the machine was before it. */
  readonly load: number;
  readonly figures: readonly Figure[];
}

/** What was measured last, by the name of the measurement. */
export interface Results {
  readonly schemaVersion: 1;
  readonly measurements: Readonly<Record<string, Measured>>;
}

/** What was measured before: with `--only`, the rest of it stays. */
export function readResults(): Results {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : { schemaVersion: 1, measurements: {} };
}

export function writeResults(results: Results): void {
  writeFileSync(FILE, `${JSON.stringify(results, withConclusions, 2)}\n`);
}

/** For those who read the file without this code; and three digits more than the noise are enough. */
function withConclusions(_: string, value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(6));
  if (typeof value !== 'object' || value === null || !('baseline' in value)) return value;
  const figure = value as Figure;
  return { ...figure, ratio: ratioOf(figure), verdict: verdictOf(figure) };
}
