import { MonitorEvent } from './event-sender';
import { ChangeLines, droppedInWords, formerKeysCounted, titleOf } from './events';
import { FleetChanges } from './fleet-changes';
import { FleetSummary, FleetTotals, isFine, nameOf } from './fleet-summary';
import { totalsInWords } from './fleet-words';
import { Duplicate, FleetRow } from './roll-call';
import { lineOf } from './words';
import { counted } from '../drift/reports/words';

/** A change of what a run over a fleet finds, for people. */
export function fleetEvent(watch: string, summary: FleetSummary, changes: FleetChanges, report: string): MonitorEvent {
  const { outcome, totals, duplicates } = summary;
  const news = `${counted(totals.opened, 'finding')} opened, ${totals.resolved} resolved`;
  const lines: ChangeLines = {
    title: titleOf(`Zoom CMK fleet '${watch}'`, outcome),
    summary: lineOf(
      [
        ...[news, totalsInWords(totals), ...unlikeBefore(totals, changes)],
        ...[...leftInWords(changes), ...duplicatesInWords(duplicates)],
      ].join('; '),
    ),
    worst: worstInWords(summary, changes),
    report: lineOf(report),
  };
  return { type: 'fleetChange', detail: { watch, outcome, ...totals, duplicates: duplicates.length, ...lines } };
}

/** The worst of what is new, else of all. */
function worstInWords({ totals, rows }: FleetSummary, changes: FleetChanges): string {
  if (totals.rows === 0) return 'the inventory has no rows: nothing was checked';
  const worst = [...changes.rows, ...rows].find(row => !isFine(row));
  return worst === undefined ? 'every row of the inventory is in sync' : rowInWords(worst);
}

function rowInWords(row: FleetRow): string {
  return lineOf(
    row.result?.worst ?? `could not check ${nameOf(row)}: ${row.status}: ${row.reason ?? 'no reason is known'}`,
  );
}

/** Characters of the names of rows, or of places that several rows have: there may be thousands. */
const MOST_CHARACTERS = 300;

/** What is not checked as it was before, also in rows that are in sync. */
function unlikeBefore({ dropped, formerKeys }: FleetTotals, { rows }: FleetChanges): string[] {
  const rowsWith = (what: 'dropped' | 'formerKeys') =>
    lineOf(rows.flatMap(row => (row.result?.[what] ? [nameOf(row)] : [])).join(', '), MOST_CHARACTERS);
  return [
    ...(dropped > 0 ? [`${droppedInWords(dropped)}: ${rowsWith('dropped')}`] : []),
    ...(formerKeys > 0 ? [`${formerKeysCounted(formerKeys)}: ${rowsWith('formerKeys')}`] : []),
  ];
}

/** What is not looked at any more is not fine by that. */
function leftInWords({ left }: FleetChanges): string[] {
  if (left.length === 0) return [];
  return [
    `${counted(left.length, 'row')} with findings not in the inventory any more: ${lineOf(left.join(', '), MOST_CHARACTERS)}`,
  ];
}

function duplicatesInWords(duplicates: readonly Duplicate[]): string[] {
  if (duplicates.length === 0) return [];
  const places = duplicates.map(({ account, region }) => `${account} ${region}`).join(', ');
  return [`${counted(duplicates.length, 'place')} with several rows: ${lineOf(places, MOST_CHARACTERS)}`];
}
