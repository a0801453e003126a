import { Finding } from '../finding';
import { DriftReport, findingsAt, outcomeOf, SuppressionNote } from '../report';
import { Suppression } from './suppression';

/**
 * A report in which the findings that are suppressed don't count. What could not be checked always counts. A suppression that has
 * expired, or matches nothing that it may suppress, is noted.
 *
 * @param today the day of the report in UTC, `YYYY-MM-DD`
 */
export function applySuppressions(
  report: DriftReport,
  suppressions: readonly Suppression[],
  today: string,
): DriftReport {
  const byFingerprint = new Map(suppressions.map(each => [each.fingerprint, each]));
  const findings = report.findings.map(finding =>
    suppressedOrNot(finding, byFingerprint.get(finding.fingerprint), today),
  );
  return {
    ...report,
    outcome: outcomeOf(findings),
    findings,
    keys: report.keys.map(key => ({ ...key, outcome: outcomeOf(findingsAt(key, findings)) })),
    suppressionNotes: suppressions.flatMap(each => noteOf(each, report.findings, today)),
  };
}

function suppressedOrNot(finding: Finding, suppression: Suppression | undefined, today: string): Finding {
  if (suppression === undefined || finding.kind === 'indeterminate' || suppression.expires < today) return finding;
  const { reason, expires } = suppression;
  return { ...finding, suppressed: { reason, expires } };
}

function noteOf(suppression: Suppression, findings: readonly Finding[], today: string): SuppressionNote[] {
  const matching = findings.filter(({ fingerprint }) => fingerprint === suppression.fingerprint);
  if (suppression.expires < today) return [{ ...suppression, problem: 'expired' }];
  if (matching.length === 0) return [{ ...suppression, problem: 'matches-nothing' }];
  return matching.some(({ kind }) => kind === 'indeterminate') ? [{ ...suppression, problem: 'could-not-check' }] : [];
}
