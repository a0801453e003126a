import { createHash } from 'node:crypto';
import { ItemStatus, MapItem } from './map-results';
import { ACCOUNT, REGION } from './names';
import { RowResult } from './row-result';
import { lineOf } from './words';
import { isJsonObject, member } from '../drift/json-value';

/**
 * What became of a row, beside what becomes of an item:
 *
 * - `lost`: it is in the inventory, and the map says nothing of it
 * - `unexpected`: the map says something of it, and it is not in the inventory, or not that often
 */
export type RowStatus = ItemStatus | 'lost' | 'unexpected';

/** A row of a fleet, and what became of it. */
export interface FleetRow {
  readonly status: RowStatus;
  /** Twelve digits, where the row has them. */
  readonly account?: string;
  /** Where the row has the name of one. */
  readonly region?: string;
  /** The beginning of a row without an account or a Region. */
  readonly row?: string;
  readonly result?: RowResult;
  /** Why there is no result, in one line. */
  readonly reason?: string;
}

/** An account and Region that several rows have: their checks run at once, so that quotas do not hold, and share a report. */
export interface Duplicate {
  readonly account: string;
  readonly region: string;
  readonly rows: number;
}

/** Every row of an inventory, and whatever else a map did. */
export interface RollCall {
  /** How many rows the inventory has. */
  readonly expected: number;
  readonly rows: readonly FleetRow[];
  readonly duplicates: readonly Duplicate[];
}

/** A row that is expected so often. */
interface Expected {
  readonly named: Named;
  times: number;
}

type Named = Pick<FleetRow, 'account' | 'region' | 'row'>;

/** Accounts for each row of an inventory exactly once, also where several are the same. */
export async function rollCall(
  inventory: AsyncIterable<{ readonly element?: unknown }>,
  items: AsyncIterable<MapItem>,
): Promise<RollCall> {
  const open = new Map<string, Expected>();
  const places = new Map<string, Duplicate>();
  let expected = 0;
  for await (const { element } of inventory) {
    expected++;
    const key = keyOf(element);
    const row = open.get(key) ?? { named: named(element), times: 0 };
    row.times++;
    open.set(key, row);
    const { account, region } = row.named;
    if (account === undefined || region === undefined) continue;
    const place = `${account} ${region}`;
    places.set(place, { account, region, rows: (places.get(place)?.rows ?? 0) + 1 });
  }
  const rows: FleetRow[] = [];
  for await (const { row, ...item } of items) {
    const answered = open.get(keyOf(row));
    if (answered && answered.times > 0) {
      answered.times--;
      rows.push({ ...item, ...answered.named });
    } else {
      rows.push({ status: 'unexpected', reason: 'it is not in the inventory, or not that often', ...named(row) });
    }
  }
  for (const { named: lost, times } of open.values()) {
    for (let left = times; left > 0; left--) {
      rows.push({ status: 'lost', reason: 'the map says nothing of it', ...lost });
    }
  }
  return { expected, rows, duplicates: [...places.values()].filter(place => place.rows > 1) };
}

const UNREADABLE = 'unreadable';

/** Equal for rows that are the same, in whatever order their members are. */
function keyOf(row: unknown): string {
  const text = textOf(row);
  return text === undefined ? UNREADABLE : createHash('sha256').update(text).digest('base64');
}

function textOf(row: unknown): string | undefined {
  try {
    return JSON.stringify(row, (_, value: unknown) =>
      isJsonObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
    );
  } catch {
    // It is nested so deeply that nothing can walk it.
    return undefined;
  }
}

/** Characters of a row that has no account or Region. */
const MOST_CHARACTERS = 200;

function named(row: unknown): Named {
  const [account, region] = [member(row, 'account'), member(row, 'region')];
  const known = {
    ...(typeof account === 'string' && ACCOUNT.test(account) && { account }),
    ...(typeof region === 'string' && REGION.test(region) && { region }),
  };
  return 'account' in known && 'region' in known
    ? known
    : { ...known, row: lineOf(textOf(row) ?? 'it can not be read', MOST_CHARACTERS) };
}
