import { FleetSummary, isFine, nameOf } from './fleet-summary';
import { FleetRow } from './roll-call';

/** How things stand in a fleet, by what they are of: rows that are not fine, and what is wrong with the inventory. */
export type Standings = ReadonlyMap<string, string>;

/** What of a fleet is not as it was. */
export interface FleetChanges {
  /** Names of what stands otherwise than in the run before; in the first run, of whatever is not fine. */
  readonly changed: readonly string[];
  /** The rows among them, and those of which findings were opened or resolved. */
  readonly rows: readonly FleetRow[];
  /** How things stand now. */
  readonly standings: Standings;
}

/**
 * What of a fleet is not as it was in the run before.
 *
 * The rows say what was opened and resolved. How they stand is compared besides: the run before may have ended before it told of that.
 */
export function fleetChanges(before: Standings, summary: FleetSummary): FleetChanges {
  const standings = standingsOf(summary);
  const names = new Set([...before.keys(), ...standings.keys()]);
  const changed = new Set([...names].filter(name => before.get(name) !== standings.get(name)));
  const rows = summary.rows.filter(
    row => changed.has(nameOf(row)) || (row.result && row.result.opened + row.result.resolved > 0),
  );
  return { changed: [...changed].sort(), rows, standings };
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
    add(nameOf(row), result ? `${status}: ${result.drift} drift, ${result.couldNotCheck} could not check` : status);
  }
  for (const { account, region, rows: times } of duplicates) add(`${account} ${region}`, `${times} rows`);
  if (totals.rows === 0) add('the inventory', 'empty');
  return standings;
}
