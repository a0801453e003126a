import { NewsCounts } from './change-counts';
import { Counts } from './counts';
import { Duplicate, FleetRow, RollCall, RowStatus } from './roll-call';
import { Outcome, outcomeOf } from '../drift/report';
import { SEVERITIES } from '../drift/severity';

/** What the rows of an account come to. */
export interface AccountSummary extends Counts {
  /** Twelve digits. */
  readonly account: string;
  readonly rows: number;
}

/** What a run over a fleet comes to, in numbers. */
export interface FleetTotals extends Counts, NewsCounts, Readonly<Record<RowStatus, number>> {
  /** Rows of the inventory. */
  readonly rows: number;
}

/** What a run over a fleet says. */
export interface FleetSummary {
  readonly schemaVersion: 1;
  /** When it was made, ISO 8601. */
  readonly at: string;
  readonly outcome: Outcome;
  readonly totals: FleetTotals;
  /** The worst first. */
  readonly accounts: readonly AccountSummary[];
  /** Each row of the inventory, and what was not in it. The worst first. */
  readonly rows: readonly FleetRow[];
  readonly duplicates: readonly Duplicate[];
}

/** Sums up what became of the rows of a fleet. What has no result could not be checked, and so is an inventory without rows. */
export function summaryOf({ expected, rows, duplicates }: RollCall, at: string): FleetSummary {
  const all = countsOf(rows);
  const couldNotCheck = all.couldNotCheck + (expected === 0 ? 1 : 0);
  return {
    ...{ schemaVersion: 1, at, outcome: outcomeOfCounts({ ...all, couldNotCheck }) },
    totals: {
      rows: expected,
      ...statusesOf(rows),
      ...{ ...all, couldNotCheck },
      opened: sum(rows, ({ result }) => result?.opened),
      resolved: sum(rows, ({ result }) => result?.resolved),
      dropped: sum(rows, ({ result }) => result?.dropped),
      formerKeys: sum(rows, ({ result }) => result?.formerKeys),
    },
    accounts: accountsOf(rows),
    rows: [...rows].sort((a, b) => standing(a) - standing(b) || compare(nameOf(a), nameOf(b))),
    duplicates,
  };
}

/** Whether a row was checked, and nothing was found. */
export function isFine({ status, result }: FleetRow): boolean {
  return status === 'succeeded' && result?.outcome === 'in-sync';
}

/** Whether less was checked in a row than before, though it may be in sync. */
export function isLessThanBefore({ result }: FleetRow): boolean {
  return result !== undefined && result.dropped + result.formerKeys > 0;
}

/** What a row is called: its account and Region, or its beginning. */
export function nameOf({ account, region, row }: FleetRow): string {
  return row === undefined ? `${account} ${region}` : row;
}

function countsOf(rows: readonly FleetRow[]): Counts {
  return {
    drift: sum(rows, ({ result }) => result?.drift),
    couldNotCheck: sum(rows, ({ result }) => result?.couldNotCheck ?? 1),
    keys: sum(rows, ({ result }) => result?.keys),
  };
}

function statusesOf(rows: readonly FleetRow[]): Record<RowStatus, number> {
  const counts = { succeeded: 0, failed: 0, pending: 0, lost: 0, unexpected: 0 };
  for (const { status } of rows) counts[status]++;
  return counts;
}

function outcomeOfCounts({ drift, couldNotCheck }: Counts): Outcome {
  const kinds = [...(drift > 0 ? ['drift' as const] : []), ...(couldNotCheck > 0 ? ['indeterminate' as const] : [])];
  return outcomeOf(kinds.map(kind => ({ kind })));
}

function accountsOf(rows: readonly FleetRow[]): AccountSummary[] {
  const byAccount = new Map<string, FleetRow[]>();
  for (const row of rows) {
    if (row.account === undefined) continue;
    const others = byAccount.get(row.account);
    if (others) others.push(row);
    else byAccount.set(row.account, [row]);
  }
  return [...byAccount]
    .map(([account, own]) => ({ account, rows: own.length, ...countsOf(own) }))
    .sort((a, b) => b.drift - a.drift || b.couldNotCheck - a.couldNotCheck || compare(a.account, b.account));
}

/** The place of a row among others: drift by its severity, rows that are none, rows without a result, what could not be checked, the rest. */
function standing({ result, row }: FleetRow): number {
  if (result === undefined) return SEVERITIES.length + (row === undefined ? 1 : 0);
  if (result.drift > 0) return SEVERITIES.indexOf(result.severity ?? 'low');
  return SEVERITIES.length + (result.couldNotCheck > 0 ? 2 : 3);
}

function sum(rows: readonly FleetRow[], of: (row: FleetRow) => number | undefined): number {
  return rows.reduce((total, row) => total + (of(row) ?? 0), 0);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
