import { AccessChange } from '../../key-policy';
import { Finding, Suppressed } from '../finding';
import { DriftReport, Outcome } from '../report';
import { portableText } from './portable-text';
import { ruleOf } from './rule-info';

/** Gains or losses beyond these are counted, not listed. */
export const MOST_LISTED = 12;

/** What stands for an outcome in Markdown. */
export const OUTCOME_MARKS: Readonly<Record<Outcome, string>> = { 'in-sync': '✅', drift: '❌', indeterminate: '❓' };

/** What came of the check, in one line. */
export function verdictInWords(report: DriftReport): string {
  const { outcome, findings, keys, requirements } = report;
  const suppressed = findings.filter(isSuppressed).length;
  const found = `${counted(findings.filter(doesCount).length, 'finding')} at ${counted(keys.length, 'key')}`;
  const fine = `${counted(keys.length, 'key')} ${asDemanded(report)}`;
  const texts: Record<Outcome, string> = {
    'in-sync': `${requirements ? 'passed' : 'in sync'}: ${fine}`,
    drift: `${requirements ? 'failed' : 'drift'}: ${found}`,
    indeterminate: `could not check: ${found}`,
  };
  return `${texts[outcome]}${suppressed > 0 ? `, ${suppressed} suppressed` : ''}`;
}

/** The command that made a report. */
export function commandOf({ requirements }: DriftReport): string {
  return requirements ? 'zoom-cmk verify' : 'zoom-cmk drift';
}

/** What a key is at which nothing was found. */
export function asDemanded({ requirements }: DriftReport): string {
  return `as ${requirements ? 'required' : 'declared'}`;
}

/** `1 key`, `2 keys` */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Whether somebody said that a finding does not count. */
export function isSuppressed({ suppressed }: Finding): boolean {
  return suppressed !== undefined;
}

/** Whether the outcome depends on a finding. */
export function doesCount(finding: Finding): boolean {
  return finding.kind !== 'note' && !isSuppressed(finding);
}

/** What to do about a finding. */
export function remedyOf({ remedy, ruleId }: Finding): string {
  return remedy ?? ruleOf(ruleId).remedy;
}

/** Why a finding does not count, and how long. */
export function suppressionInWords({ reason, expires }: Suppressed): string {
  return portableText(`${reason} (until ${expires})`);
}

/** Where a finding was made: the construct of the key, or as much as is known. */
export function placeOf({ constructPath, stack, keyArn, region }: Finding): string {
  return constructPath || stack || keyArn || regionInWords(region);
}

/** A Terraform plan does not always say the Region. */
export function regionInWords(region: string): string {
  return region === '' ? 'unknown Region' : region;
}

/** What was gained and lost, a line each, of which the first sign tells which: `+ arn:… kms:Decrypt`. */
export function changeLines({ gains, losses }: Pick<Finding, 'gains' | 'losses'>): string[] {
  return [...listed(gains).map(line => `+ ${line}`), ...listed(losses).map(line => `- ${line}`)];
}

function listed(changes: readonly AccessChange[]): string[] {
  const lines = changes
    .slice(0, MOST_LISTED)
    .map(({ principal, action, condition }) =>
      portableText([principal, action, ...(condition === undefined ? [] : [condition])].join(' ')),
    );
  return changes.length > MOST_LISTED ? [...lines, `${changes.length - MOST_LISTED} more`] : lines;
}
