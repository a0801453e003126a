import { AccessChange } from '../../key-policy';
import { Finding } from '../finding';
import { findingsAt, KeyReport, UncheckedKey } from '../report';
import { markdownBlocks, markdownTable } from './markdown-table';
import { markdownAdvice, markdownCode, markdownSentence } from './markdown-text';
import { ReportInput } from './report-input';
import { rulePage } from './rule-info';
import { headed, inSections } from './sections';
import {
  commandOf,
  doesCount,
  isSuppressed,
  MOST_LISTED,
  OUTCOME_MARKS,
  placeOf,
  regionInWords,
  remedyOf,
  verdictInWords,
} from './words';

/**
 * GitHub takes 1 MiB of a step. The parts together, with what is between them, stay below.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
const ROOM = {
  keys: { maxBytes: 150_000, what: 'key' },
  findings: { maxBytes: 250_000, what: 'finding' },
  details: { maxBytes: 350_000, what: 'explanation' },
  suppressed: { maxBytes: 150_000, what: 'finding' },
  notChecked: { maxBytes: 50_000, what: 'key' },
  notShown: { maxBytes: 20_000, what: 'limit' },
} as const;

/** A drift report as Markdown, for the summary of a step of GitHub Actions, or any other page. */
export function markdownReport(input: ReportInput): string {
  const { report, version, createdAt } = input;
  const { outcome, findings, keys, notChecked, notShown } = report;
  const open = findings.filter(finding => !isSuppressed(finding));
  return inSections([
    [`## ${OUTCOME_MARKS[outcome]} ${commandOf(report)}`, '', `**${verdictInWords(report)}**`],
    headed('### Keys', keyTable(keys, findings)),
    headed('### Findings', findingTable(open)),
    markdownBlocks(open, detailsOf, ROOM.details),
    headed('### Suppressed', suppressedTable(findings.filter(isSuppressed))),
    headed('### Not checked', markdownBlocks(notChecked, uncheckedItem, ROOM.notChecked)),
    headed(
      '### Not shown here',
      markdownBlocks(notShown, text => `- ${markdownSentence(text)}`, ROOM.notShown),
    ),
    [`zoom-cmk ${markdownCode(version)}, ${markdownCode(createdAt)}`],
  ]);
}

function keyTable(keys: readonly KeyReport[], findings: readonly Finding[]): string[] {
  const byRegion = [...keys].sort(({ region: one }, { region: other }) => (one < other ? -1 : Number(one > other)));
  const cellsOf = (key: KeyReport) => [
    OUTCOME_MARKS[key.outcome],
    markdownCode(regionInWords(key.region)),
    markdownCode(key.constructPath),
    key.setRole,
    markdownCode(key.state ?? ''),
    `${findingsAt(key, findings).filter(doesCount).length}`,
    `${key.grants?.length ?? ''}`,
    markdownCode(key.keyArn ?? ''),
  ];
  const columns = ['', 'Region', 'key', 'is', 'state', 'findings', 'grants', 'ARN'];
  return markdownTable(columns, byRegion, cellsOf, ROOM.keys);
}

function findingTable(findings: readonly Finding[]): string[] {
  const cellsOf = (finding: Finding, index: number) => [
    `${index + 1}`,
    { drift: finding.severity, indeterminate: 'could not check', note: 'note' }[finding.kind],
    ...commonCells(finding),
    ruleLink(finding),
  ];
  return markdownTable(['', 'severity', 'key', 'Region', 'what', 'rule'], findings, cellsOf, ROOM.findings);
}

function suppressedTable(findings: readonly Finding[]): string[] {
  const cellsOf = (finding: Finding) => [
    ...commonCells(finding),
    markdownSentence(finding.suppressed!.reason),
    markdownCode(finding.suppressed!.expires),
    ruleLink(finding),
  ];
  return markdownTable(['key', 'Region', 'what', 'why', 'until', 'rule'], findings, cellsOf, ROOM.suppressed);
}

function commonCells(finding: Finding): string[] {
  const { region, message } = finding;
  return [markdownCode(placeOf(finding)), markdownCode(regionInWords(region)), markdownSentence(message)];
}

function uncheckedItem({ constructPath }: UncheckedKey): string {
  return `- ${markdownCode(constructPath)} is neither a ZoomKmsKey nor a MultiRegionKey`;
}

/** What a finding's row has no room for, folded: who gains and loses what, what to do. */
function detailsOf(finding: Finding, index: number): string {
  const { gains, losses, source, fingerprint } = finding;
  return [
    `<details><summary>${index + 1}: what changed, and what to do</summary>`,
    '',
    ...changeItems('gains', gains),
    ...changeItems('loses', losses),
    ...(source ? [`- made at ${markdownCode(`${source.file}:${source.line}`)}`] : []),
    `- to do: ${markdownAdvice(remedyOf(finding))}`,
    `- fingerprint ${markdownCode(fingerprint)}`,
    '',
    '</details>',
    '',
  ].join('\n');
}

function changeItems(verb: string, changes: readonly AccessChange[]): string[] {
  const items = changes.slice(0, MOST_LISTED).map(({ principal, action, condition }) => {
    const when = condition === undefined ? '' : ` ${markdownCode(condition)}`;
    return `- ${markdownCode(principal)} ${verb} ${markdownCode(action)}${when}`;
  });
  return changes.length > MOST_LISTED ? [...items, `- ${changes.length - MOST_LISTED} more ${verb}`] : items;
}

function ruleLink({ ruleId }: Finding): string {
  return `[${markdownCode(ruleId)}](${rulePage(ruleId)})`;
}
