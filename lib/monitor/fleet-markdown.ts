import { AccountSummary, FleetSummary, isFine, isLessThanBefore } from './fleet-summary';
import { totalsInWords } from './fleet-words';
import { Duplicate, FleetRow } from './roll-call';
import { OUTCOMES } from './words';
import { markdownTable } from '../drift/reports/markdown-table';
import { markdownCode, markdownSentence } from '../drift/reports/markdown-text';
import { headed, inSections } from '../drift/reports/sections';
import { OUTCOME_MARKS } from '../drift/reports/words';
import { VERSION } from '../drift/version';

const ROOM = {
  accounts: { maxBytes: 300_000, what: 'account' },
  rows: { maxBytes: 500_000, what: 'row' },
  duplicates: { maxBytes: 50_000, what: 'account and Region' },
} as const;

/** The summary of a fleet for people: its accounts, the worst first, the rows that are not in sync, and those of which less was checked. */
export function fleetMarkdown(watch: string, summary: FleetSummary): string {
  const { outcome, totals, accounts, rows, duplicates, at } = summary;
  return inSections([
    [`## ${OUTCOME_MARKS[outcome]} ${markdownCode(watch)}: ${OUTCOMES[outcome]}`, '', `**${totalsInWords(totals)}**`],
    ...(totals.rows === 0 ? [['The inventory has no rows: nothing was checked.']] : []),
    headed('### Accounts', accountTable(accounts)),
    headed('### Not in sync', rowTable(rows.filter(row => !isFine(row)))),
    headed('### Less checked than before', lessTable(rows.filter(isLessThanBefore))),
    headed('### Accounts and Regions with several rows', duplicateTable(duplicates)),
    [`zoom-cmk-constructs ${markdownCode(VERSION)}, ${markdownCode(at)}`],
  ]);
}

function accountTable(accounts: readonly AccountSummary[]): string[] {
  const cellsOf = ({ account, rows, keys, drift, couldNotCheck }: AccountSummary) => [
    OUTCOME_MARKS[drift > 0 ? 'drift' : couldNotCheck > 0 ? 'indeterminate' : 'in-sync'],
    ...[markdownCode(account), `${rows}`, `${keys}`, `${drift}`, `${couldNotCheck}`],
  ];
  return markdownTable(['', 'account', 'rows', 'keys', 'drift', 'could not check'], accounts, cellsOf, ROOM.accounts);
}

function rowTable(rows: readonly FleetRow[]): string[] {
  const cellsOf = ({ status, account = '', region = '', row = '', result, reason }: FleetRow) => [
    OUTCOME_MARKS[result?.outcome ?? 'indeterminate'],
    ...[markdownCode(account), markdownCode(region), status],
    [markdownCode(row), markdownSentence(result?.worst ?? reason ?? '')].filter(Boolean).join(' '),
    markdownCode(result?.report ?? ''),
  ];
  return markdownTable(['', 'account', 'Region', 'status', 'what', 'report'], rows, cellsOf, ROOM.rows);
}

function lessTable(rows: readonly FleetRow[]): string[] {
  const cellsOf = ({ account = '', region = '', result }: FleetRow) => [
    ...[markdownCode(account), markdownCode(region), `${result?.formerKeys}`, `${result?.dropped}`],
    markdownCode(result?.report ?? ''),
  ];
  const columns = ['account', 'Region', 'keys not checked any more', 'findings not looked for any more', 'report'];
  return markdownTable(columns, rows, cellsOf, ROOM.rows);
}

function duplicateTable(duplicates: readonly Duplicate[]): string[] {
  const cellsOf = ({ account, region, rows }: Duplicate) => [markdownCode(account), markdownCode(region), `${rows}`];
  return markdownTable(['account', 'Region', 'rows'], duplicates, cellsOf, ROOM.duplicates);
}
