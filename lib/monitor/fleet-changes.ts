import { isNews } from './change-counts';
import { FleetSummary, isFine, nameOf } from './fleet-summary';
import { FleetRow } from './roll-call';
import { RowResult } from './row-result';

/** By this the inventory as a whole stands. */
const INVENTORY = 'the inventory';

/** How things stand in a fleet, by what they are of: rows that are not fine, and what is wrong with the inventory. */
export type Standings = ReadonlyMap<string, string>;

/** What of a fleet is not as it was. */
export interface FleetChanges {
  /** Names of what stands otherwise than in the run before; in the first run, of whatever is not fine. */
  readonly changed: readonly string[];
  /** The rows among them, and those of which findings were opened, resolved or dropped, or keys left. */
  readonly rows: readonly FleetRow[];
  /** Names of rows that were not fine, and are not in the inventory any more. */
  readonly left: readonly string[];
  /** How things stand now. */
  readonly standings: Standings;
}

/**
 * What of a fleet is not as it was in the run before.
 *
 * The rows say what is new in them. How they stand is compared besides: the run before may have ended before it told of that.
 */
export function fleetChanges(before: Standings, summary: FleetSummary): FleetChanges {
  const standings = standingsOf(summary);
  const names = new Set([...before.keys(), ...standings.keys()]);
  // A first run has nothing to compare the size of its inventory with.
  const isNew = (name: string) => name !== INVENTORY || before.has(name) || summary.totals.rows === 0;
  const changed = new Set([...names].filter(name => before.get(name) !== standings.get(name) && isNew(name)));
  const rows = summary.rows.filter(row => changed.has(nameOf(row)) || (row.result && isNews(row.result)));
  const known = new Set(summary.rows.map(nameOf));
  const left = [...before.keys()].filter(name => name !== INVENTORY && !known.has(name));
  return { changed: [...changed].sort(), rows, left, standings };
}

/** Whether there is something to tell. */
export function isChange({ changed, rows }: FleetChanges): boolean {
  return changed.length + rows.length > 0;
}

function standingsOf({ rows, duplicates, totals }: FleetSummary): Standings {
  const standings = new Map<string, string>();
  const add = (name: string, how: string) => standings.set(name, [standings.get(name), how].filter(Boolean).join('; '));
  for (const row of rows.filter(each => !isFine(each))) {
    const { status, result } = row;
    add(nameOf(row), result ? `${status}: ${resultInWords(result)}` : status);
  }
  for (const { account, region, rows: times } of duplicates) add(`${account} ${region}`, `${times} rows`);
  add(INVENTORY, totals.rows === 0 ? 'empty' : `${totals.rows} rows`);
  return standings;
}

/** Also what is worst, so that something else is not taken for the same. Of drift alone: why one could not look differs each time. */
function resultInWords({ drift, couldNotCheck, severity, worst }: RowResult): string {
  const what = drift > 0 ? `, ${severity} ${worst}` : '';
  return `${drift} drift, ${couldNotCheck} could not check${what}`;
}
