import { Standing, STANDING_OF_OUTCOME, standingOf } from './standing';
import { DriftReport } from '../../report';
import { SEVERITIES, Severity } from '../../severity';

/** The standings that a finding may have. */
export const STANDINGS_OF_FINDINGS = ['drift', 'could-not-check', 'note', 'suppressed'] as const;
/** The standings that a key may have: one whose findings are all suppressed is fine. */
export const STANDINGS_OF_KEYS = ['fine', 'drift', 'could-not-check'] as const;

/** How many, by standing. */
export type ByStanding = Readonly<Record<Standing, number>>;

/** The numbers of a report. */
export interface Counts {
  /** Each finding once: what is suppressed is no drift here. */
  readonly findings: Readonly<Record<Severity, ByStanding>>;
  readonly allFindings: ByStanding;
  readonly keys: ByStanding;
}

/** Counts what the JSON lists. */
export function countsOf({ findings, keys }: Pick<DriftReport, 'findings' | 'keys'>): Counts {
  const of = (severity: Severity) => byStanding(findings.filter(each => each.severity === severity).map(standingOf));
  return {
    findings: Object.fromEntries(SEVERITIES.map(severity => [severity, of(severity)])) as Counts['findings'],
    allFindings: byStanding(findings.map(standingOf)),
    keys: byStanding(keys.map(({ outcome }) => STANDING_OF_OUTCOME[outcome])),
  };
}

/** All of them together. */
export function sumOf(counts: ByStanding): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function byStanding(standings: readonly Standing[]): ByStanding {
  const counts = { fine: 0, drift: 0, 'could-not-check': 0, note: 0, suppressed: 0 };
  for (const standing of standings) counts[standing] += 1;
  return counts;
}
