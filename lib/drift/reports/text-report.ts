import { Finding } from '../finding';
import { DriftReport, findingsAt, KeyReport, Outcome } from '../report';
import { DRIFT_RULES } from '../rules';
import { Colours, NO_COLOURS } from './colours';
import { plainText } from './plain-text';

/** Gains or losses beyond these are counted, not listed. */
const MOST_LISTED = 12;

/** A drift report for people: keys by Region, findings with what to do, and what the check cannot show. */
export function textReport(report: DriftReport, colours: Colours = NO_COLOURS): string {
  const { findings, keys, notChecked, notShown } = report;
  const sections = [
    keys.map(key => keyLine(key, findings, colours)),
    findings.flatMap((finding, index) => [...(index > 0 ? [''] : []), ...findingLines(finding, colours)]),
    notChecked.map(key => colours.dim(`not checked: ${plainText(key.constructPath)} is no key of zoom-cmk-constructs`)),
    [verdict(report, colours), ...notShown.map(text => colours.dim(`not shown here: ${text}`))],
  ];
  return `${sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`;
}

function keyLine(key: KeyReport, findings: readonly Finding[], colours: Colours): string {
  const own = findingsAt(key, findings);
  const marks = { 'in-sync': colours.green('✓'), drift: colours.red('✗'), indeterminate: colours.yellow('?') };
  const grants = key.grants?.length ? `, ${counted(key.grants.length, 'grant')}` : '';
  const said = own.length === 0 ? 'as declared' : counted(own.length, 'finding');
  const what = `${key.region} ${key.setRole} ${plainText(key.constructPath)}`;
  return `${marks[key.outcome]} ${colours.bold(what)} ${said}${grants} ${colours.dim(plainText(key.keyArn ?? 'no key'))}`;
}

function findingLines(finding: Finding, colours: Colours): string[] {
  const { ruleId, severity, message, gains, losses } = finding;
  const rule = DRIFT_RULES.find(({ id }) => id === ruleId)!;
  const paint = severity === 'critical' || severity === 'high' ? colours.red : colours.yellow;
  return [
    `${paint(finding.kind === 'indeterminate' ? 'could not check:' : severity)} ${colours.bold(plainText(message))}`,
    ...changeLines('+', gains),
    ...changeLines('-', losses),
    `    ${rule.remedy}`,
    colours.dim(
      `    ${[ruleId, plainText(finding.constructPath ?? finding.region), finding.fingerprint.slice(0, 12)].join(', ')}`,
    ),
  ];
}

function changeLines(sign: string, changes: Finding['gains']): string[] {
  const shown = changes.slice(0, MOST_LISTED).map(({ principal, action, condition }) => {
    const when = condition === undefined ? '' : ` ${condition}`;
    return `    ${sign} ${plainText(`${principal} ${action}${when}`)}`;
  });
  return changes.length > MOST_LISTED ? [...shown, `    ${sign} ${changes.length - MOST_LISTED} more`] : shown;
}

function verdict({ outcome, keys, findings }: DriftReport, colours: Colours): string {
  const looked = counted(keys.length, 'key');
  const texts: Record<Outcome, string> = {
    'in-sync': colours.green(`in sync: ${looked} as declared`),
    drift: colours.red(`drift: ${counted(findings.length, 'finding')} at ${looked}`),
    indeterminate: colours.yellow(`could not check: ${counted(findings.length, 'finding')} at ${looked}`),
  };
  return texts[outcome];
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
