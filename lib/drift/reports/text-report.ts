import { Finding, Suppressed } from '../finding';
import { DriftReport, findingsAt, KeyReport, Outcome, SuppressionNote } from '../report';
import { Colours, NO_COLOURS } from './colours';
import { plainText } from './plain-text';
import { inSections } from './sections';
import { asDemanded, counted, doesCount, MOST_LISTED, placeOf, remedyOf } from './words';

/** A drift report for people: keys by Region, findings with what to do, and what the check cannot show. */
export function textReport(report: DriftReport, colours: Colours = NO_COLOURS): string {
  const { findings, keys, notChecked, notShown, suppressionNotes = [] } = report;
  return inSections([
    keys.map(key => keyLine(key, report, colours)),
    findings.flatMap((finding, index) => [...(index > 0 ? [''] : []), ...findingLines(finding, colours)]),
    notChecked.map(key =>
      colours.dim(`not checked: ${plainText(key.constructPath)} is neither a ZoomKmsKey nor a MultiRegionKey`),
    ),
    suppressionNotes.map(note => colours.yellow(noteInWords(note))),
    [verdict(report, colours), ...notShown.map(text => colours.dim(`not shown here: ${text}`))],
  ]);
}

function keyLine(key: KeyReport, report: DriftReport, colours: Colours): string {
  const { findings, requirements } = report;
  const own = findingsAt(key, findings);
  const notes = own.filter(({ kind }) => kind === 'note').length;
  const counting = own.filter(doesCount).length;
  const suppressed = own.length - notes - counting;
  const marks = { 'in-sync': colours.green('✓'), drift: colours.red('✗'), indeterminate: colours.yellow('?') };
  const grants = key.grants?.length ? `, ${counted(key.grants.length, 'grant')}` : '';
  const said = counting === 0 ? asDemanded(report) : counted(counting, 'finding');
  const beside = [notes > 0 && counted(notes, 'note'), suppressed > 0 && `${suppressed} suppressed`].filter(Boolean);
  const named = beside.map(text => `, ${text}`).join('');
  // What a key is in its set is known where code declares it, or where it was seen.
  const role = key.stack !== '' || key.state !== undefined ? key.setRole : '';
  const what = [key.region, role, plainText(key.constructPath)].filter(Boolean).join(' ');
  // A key that no code declares has its ARN for a path.
  const id = key.keyArn ?? (requirements || key.cloud !== 'aws' ? undefined : 'no key');
  const arn = id === undefined || id === key.constructPath ? '' : ` ${colours.dim(plainText(id))}`;
  return `${marks[key.outcome]} ${colours.bold(what)} ${said}${named}${grants}${arn}`;
}

function findingLines(finding: Finding, colours: Colours): string[] {
  const { ruleId, kind, severity, message, gains, losses, suppressed } = finding;
  if (suppressed) return suppressedLines(finding, suppressed, colours);
  const paint = severity === 'critical' || severity === 'high' ? colours.red : colours.yellow;
  const labels = { drift: severity, indeterminate: 'could not check:', note: 'note:' };
  return [
    `${paint(labels[kind])} ${colours.bold(plainText(message))}`,
    ...changeLines('+', gains),
    ...changeLines('-', losses),
    `    ${remedyOf(finding)}`,
    colours.dim(`    ${[ruleId, plainText(placeOf(finding)), finding.fingerprint.slice(0, 12)].join(', ')}`),
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

function changeLines(sign: string, changes: Finding['gains']): string[] {
  const shown = changes.slice(0, MOST_LISTED).map(({ principal, action, condition }) => {
    const when = condition === undefined ? '' : ` ${condition}`;
    return `    ${sign} ${plainText(`${principal} ${action}${when}`)}`;
  });
  return changes.length > MOST_LISTED ? [...shown, `    ${sign} ${changes.length - MOST_LISTED} more`] : shown;
}

function verdict({ outcome, keys, findings, requirements }: DriftReport, colours: Colours): string {
  const looked = counted(keys.length, 'key');
  const found = counted(findings.filter(doesCount).length, 'finding');
  const [inSync, drift, where] = requirements
    ? ['passed: all as required', 'failed', ` (${requirementsInWords(requirements)})`]
    : [`in sync: ${looked} as declared`, 'drift', ` at ${looked}`];
  const texts: Record<Outcome, string> = {
    'in-sync': colours.green(`${inSync}${requirements ? where : ''}`),
    drift: colours.red(`${drift}: ${found}${where}`),
    indeterminate: colours.yellow(`could not check: ${found}${where}`),
  };
  return texts[outcome];
}

function requirementsInWords({ broker, search }: NonNullable<DriftReport['requirements']>): string {
  return `broker: ${broker}${search ? ', search' : ''}`;
}
