import { Finding } from '../../finding';
import { DriftReport, KeyReport } from '../../report';
import { portableText } from '../portable-text';
import { rulePage } from '../rule-info';
import { asDemanded, changeLines, placeOf, remedyOf, suppressionInWords } from '../words';

/** How a test case ended other than well: the element that says so. */
export interface JUnitProblem {
  readonly element: 'failure' | 'error' | 'skipped';
  readonly message: string;
  /** Id of the rule; absent of what is skipped. */
  readonly type?: string;
  /** Lines of text. */
  readonly details?: string;
}

/** A test case, all its texts as {@link portableText}. */
export interface JUnitCase {
  readonly className: string;
  readonly name: string;
  readonly file?: string;
  readonly line?: number;
  readonly problem?: JUnitProblem;
  /** What is to be said of a case that ended well: lines of text. */
  readonly output?: string;
}

/** The case of a key at which nothing was found. */
export function passedCase({ constructPath }: KeyReport, report: DriftReport): JUnitCase {
  return { className: portableText(constructPath), name: asDemanded(report) };
}

/** The case of a finding. Its name is what was seen: CI systems follow a case by it, as the fingerprint does. */
export function findingCase(finding: Finding): JUnitCase {
  const { ruleId, kind, message, source, suppressed } = finding;
  return {
    className: portableText(placeOf(finding)),
    name: portableText(`${ruleId}: ${message}`),
    file: source && portableText(source.file),
    line: source?.line,
    ...(kind === 'note' && !suppressed ? { output: detailsOf(finding) } : { problem: problemOf(finding) }),
  };
}

function problemOf(finding: Finding): JUnitProblem {
  const { ruleId, kind, message, suppressed } = finding;
  if (suppressed) return { element: 'skipped', message: suppressionInWords(suppressed) };
  return {
    element: kind === 'drift' ? 'failure' : 'error',
    message: portableText(message),
    type: portableText(ruleId),
    details: detailsOf(finding),
  };
}

function detailsOf(finding: Finding): string {
  const { ruleId, severity, message, keyArn, fingerprint } = finding;
  return [
    `${severity}: ${message}`,
    ...changeLines(finding),
    remedyOf(finding),
    ...(keyArn === undefined ? [] : [`key: ${keyArn}`]),
    `rule: ${rulePage(ruleId)}`,
    `fingerprint: ${fingerprint}`,
  ]
    .map(portableText)
    .join('\n');
}
