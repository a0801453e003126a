import { Cloud, Finding } from './finding';
import { LiveGrant } from './live';
import { ZoomRequirements } from './verify/requirements';

/** A key that was looked at, or should have been. */
export interface KeyReport {
  readonly cloud: Cloud;
  /** The key's ARN, or the name of its policy's file, where no code declares the key. */
  readonly constructPath: string;
  /** Empty, as the logical id, where no code declares the key. */
  readonly stack: string;
  readonly logicalId: string;
  readonly account?: string;
  readonly region: string;
  readonly keyArn?: string;
  readonly setRole: 'primary' | 'replica';
  /** State of the live key; absent where it was not seen. */
  readonly state?: string;
  /** Live grants, which no code declares: they let their grantees in beside the policy. Absent where they were not seen. */
  readonly grants?: readonly LiveGrant[];
  readonly outcome: Outcome;
}

/** A KMS key of the templates that the check knows nothing of. */
export interface UncheckedKey {
  readonly constructPath: string;
  readonly stack: string;
  readonly logicalId: string;
}

/** A suppression that does nothing, and why. */
export interface SuppressionNote {
  readonly fingerprint: string;
  readonly reason: string;
  readonly expires: string;
  /**
   * - `expired`: its day is over
   * - `matches-nothing`: no finding has its fingerprint, so what it meant is mended, or differs now
   * - `could-not-check`: what it meant could not be looked at, which is never suppressed
   */
  readonly problem: 'expired' | 'matches-nothing' | 'could-not-check';
}

/** `indeterminate`: nothing was found to differ, but not everything could be looked at. */
export type Outcome = 'in-sync' | 'drift' | 'indeterminate';

/** What a drift check says: the content of its JSON. */
export interface DriftReport {
  /** Raised when a field changes its meaning or goes; new fields may come without. */
  readonly schemaVersion: 1;
  readonly outcome: Outcome;
  /** What of Zoom's must have access; absent where the keys are held against code, and not against what Zoom needs. */
  readonly requirements?: ZoomRequirements;
  /** The most severe first. */
  readonly findings: readonly Finding[];
  readonly keys: readonly KeyReport[];
  /** KMS keys that none of our constructs made. */
  readonly notChecked: readonly UncheckedKey[];
  /** Suppressions that do nothing; absent where no file of suppressions was given. */
  readonly suppressionNotes?: readonly SuppressionNote[];
  /** What a check of keys and their policies cannot show, in words. */
  readonly notShown: readonly string[];
}

/** What no check of a key and its policy can see. */
export const NOT_SHOWN = [
  'IAM policies, service control policies and VPC endpoint policies: they decide too on who may use a key',
  'grants are listed, not judged: they are Regional, let their grantees in beside the policy, and a new replica has none',
] as const;

/** The findings at one key. */
export function findingsAt(
  {
    stack,
    logicalId,
    region,
    account,
    keyArn,
  }: Pick<KeyReport, 'stack' | 'logicalId' | 'region' | 'account' | 'keyArn'>,
  findings: readonly Finding[],
): Finding[] {
  return findings.filter(
    finding =>
      (finding.stack ?? '') === stack &&
      (finding.logicalId ?? '') === logicalId &&
      finding.region === region &&
      finding.account === account &&
      (logicalId !== '' || finding.keyArn === keyArn),
  );
}

/** The outcome that findings come to: drift outweighs what could not be checked; notes, and what is suppressed, do not count. */
export function outcomeOf(findings: readonly Pick<Finding, 'kind' | 'suppressed'>[]): Outcome {
  const counting = findings.filter(({ suppressed }) => suppressed === undefined);
  if (counting.some(({ kind }) => kind === 'drift')) return 'drift';
  return counting.some(({ kind }) => kind === 'indeterminate') ? 'indeterminate' : 'in-sync';
}
