import { Finding, Suppressed } from '../finding';
import { DriftReport, findingsAt, KeyReport, Outcome, SuppressionNote } from '../report';
import { Colours, NO_COLOURS } from './colours';
import { plainText } from './plain-text';
import { ruleOf } from './rule-info';

/** Gains or losses beyond these are counted, not listed. */
const MOST_LISTED = 12;

/** A drift report for people: keys by Region, findings with what to do, and what the check cannot show. */
export function textReport(report: DriftReport, colours: Colours = NO_COLOURS): string {
  const { findings, keys, notChecked, notShown, suppressionNotes = [] } = report;
  const sections = [
    keys.map(key => keyLine(key, report, colours)),
    findings.flatMap((finding, index) => [...(index > 0 ? [''] : []), ...findingLines(finding, colours)]),
    notChecked.map(key => colours.dim(`not checked: ${plainText(key.constructPath)} is no key of zoom-cmk-constructs`)),
    suppressionNotes.map(note => colours.yellow(noteInWords(note))),
    [verdict(report, colours), ...notShown.map(text => colours.dim(`not shown here: ${text}`))],
  ];
  return `${sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`;
}

function keyLine(key: KeyReport, { findings, requirements }: DriftReport, colours: Colours): string {
  const own = findingsAt(key, findings);
  const notes = own.filter(({ kind }) => kind === 'note').length;
  const counting = own.filter(counts).length;
  const suppressed = own.length - notes - counting;
  const marks = { 'in-sync': colours.green('✓'), drift: colours.red('✗'), indeterminate: colours.yellow('?') };
  const grants = key.grants?.length ? `, ${counted(key.grants.length, 'grant')}` : '';
  const asDemanded = `as ${requirements ? 'required' : 'declared'}`;
  const said = counting === 0 ? asDemanded : counted(counting, 'finding');
  const beside = [notes > 0 && counted(notes, 'note'), suppressed > 0 && `${suppressed} suppressed`].filter(Boolean);
  const named = beside.map(text => `, ${text}`).join('');
  const where = key.region && `${key.region} ${key.setRole} `;
  const what = `${where}${plainText(key.constructPath)}`;
  // A key that no code declares has its ARN for a path.
  const arn = key.keyArn === key.constructPath ? '' : ` ${colours.dim(plainText(key.keyArn ?? 'no key'))}`;
  return `${marks[key.outcome]} ${colours.bold(what)} ${said}${named}${grants}${arn}`;
}

function findingLines(finding: Finding, colours: Colours): string[] {
  const { ruleId, kind, severity, message, gains, losses, remedy, suppressed } = finding;
  if (suppressed) return suppressedLines(finding, suppressed, colours);
  const paint = severity === 'critical' || severity === 'high' ? colours.red : colours.yellow;
  const labels = { drift: severity, indeterminate: 'could not check:', note: 'note:' };
  return [
    `${paint(labels[kind])} ${colours.bold(plainText(message))}`,
    ...changeLines('+', gains),
    ...changeLines('-', losses),
    `    ${remedy ?? ruleOf(ruleId).remedy}`,
    colours.dim(
      `    ${[ruleId, plainText(finding.constructPath ?? finding.region), finding.fingerprint.slice(0, 12)].filter(Boolean).join(', ')}`,
    ),
  ];
}

function suppressedLines(finding: Finding, { reason, expires }: Suppressed, colours: Colours): string[] {
  return [
    colours.dim(`suppressed until ${expires}: ${plainText(finding.message)}`),
    colours.dim(`    ${plainText(reason)}`),
    colours.dim(`    ${finding.ruleId}, ${finding.fingerprint.slice(0, 12)}`),
  ];
}

const NOTES: Readonly<Record<SuppressionNote['problem'], string>> = {
  expired: 'has expired',
  'matches-nothing': 'matches nothing any more',
  'could-not-check': 'is of what could not be checked, which is never suppressed',
};

function noteInWords({ fingerprint, reason, expires, problem }: SuppressionNote): string {
  return `the suppression ${fingerprint.slice(0, 12)} until ${expires} ${NOTES[problem]}: ${plainText(reason)}`;
}

/** Whether a finding counts: it is no note, and nobody said that it does not. */
function counts({ kind, suppressed }: Finding): boolean {
  return kind !== 'note' && suppressed === undefined;
}

function changeLines(sign: string, changes: Finding['gains']): string[] {
  const shown = changes.slice(0, MOST_LISTED).map(({ principal, action, condition }) => {
    const when = condition === undefined ? '' : ` ${condition}`;
    return `    ${sign} ${plainText(`${principal} ${action}${when}`)}`;
  });
  return changes.length > MOST_LISTED ? [...shown, `    ${sign} ${changes.length - MOST_LISTED} more`] : shown;
}

function verdict({ outcome, keys, findings, requirements }: DriftReport, colours: Colours): string {
  const looked = counted(keys.length, 'key');
  const found = `${counted(findings.filter(counts).length, 'finding')} at ${looked}`;
  const required = requirements && requirementsInWords(requirements);
  const texts: Record<Outcome, string> = {
    'in-sync': colours.green(
      required ? `passed: ${looked} as required, ${required}` : `in sync: ${looked} as declared`,
    ),
    drift: colours.red(required ? `failed: ${found}, ${required}` : `drift: ${found}`),
    indeterminate: colours.yellow(`could not check: ${found}`),
  };
  return texts[outcome];
}

function requirementsInWords({ broker, search }: NonNullable<DriftReport['requirements']>): string {
  return `with access for Zoom's key broker (${broker})${search ? ' and its search service' : ''}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
