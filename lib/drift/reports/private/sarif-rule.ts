import type { ReportingDescriptor } from 'sarif';
import { Severity } from '../../severity';
import { rulePage, ruleOf } from '../rule-info';
import { sarifText } from './sarif-text';

/** SARIF knows three levels, so that the two worst are one. */
export const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
};

/**
 * GitHub shows a number over 9.0 as critical, from 7.0 as high, from 4.0 as medium, else as low.
 *
 * @see https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
const SECURITY_SEVERITIES: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
};

/** A rule as SARIF tells it. */
export function sarifRule(ruleId: string): ReportingDescriptor {
  const { severity, cause, explanation, remedy, source } = ruleOf(ruleId);
  const help = [`${cause} ${explanation}`, `What to do: ${remedy}`];
  return {
    id: sarifText(ruleId),
    shortDescription: { text: sarifText(cause) },
    fullDescription: { text: sarifText(`${cause} ${explanation}`) },
    help: {
      text: [...help, ...(source ? [`See ${source}`] : [])].map(sarifText).join('\n\n'),
      markdown: [...help, ...(source ? [`See <${source}>`] : [])].join('\n\n'),
    },
    helpUri: rulePage(ruleId),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { 'security-severity': SECURITY_SEVERITIES[severity], tags: ['security'] },
  };
}
