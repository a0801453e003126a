import { DriftCheck } from '../check/check-drift';
import { SetCheck } from '../check/key-check';
import { waited, waits } from '../check/settling';
import { Finding } from '../finding';
import { AwsAccess } from '../live';
import { verifyFindings } from './findings';
import { judgeSet } from './judge-set';
import { bySet, keyArnProblem } from './key-arns';
import { readSet } from './read-set';
import { ZoomRequirements } from './requirements';
import { verifyReport } from './verify-report';

/** Which keys are held against what Zoom needs, and how. */
export interface VerifyKeysOptions {
  /** ARNs of keys: of a primary or of a replica; all keys of their sets are looked at. */
  readonly keyArns: readonly string[];
  readonly requirements: ZoomRequirements;
  /** How long a violation must last before it is reported, in milliseconds: KMS shows changes late. */
  readonly settleMs: number;
  readonly signal?: AbortSignal;
  /** Told whenever a key was looked at; how many there are is known at the end. */
  readonly onProgress?: (looks: number) => void;
}

/** A set as it was seen, and what is wrong with it. */
interface Seen {
  readonly set: SetCheck;
  readonly findings: readonly Finding[];
  /** How much of it could not be looked at. */
  readonly failures: number;
}

/**
 * Holds keys that anyone made, with all their replicas, against what Zoom needs. Reads only.
 *
 * @throws Error where a text is not the ARN of a key that Zoom can use
 */
export async function verifyKeys(access: AwsAccess, options: VerifyKeysOptions): Promise<DriftCheck> {
  const { keyArns, requirements, settleMs, signal, onProgress } = options;
  for (const arn of keyArns) {
    const problem = keyArnProblem(arn);
    if (problem !== undefined) throw new Error(`${arn} ${problem}`);
  }
  const given = new Set(keyArns);
  let looks = 0;
  const look = async (arns: readonly string[]): Promise<Seen> => {
    const set = judgeSet(await readSet(access, arns, () => onProgress?.(++looks)), requirements);
    const failures = set.keys.reduce((sum, key) => sum + key.failures.length, 0);
    return { set, findings: verifyFindings(set, given), failures };
  };
  const settled = async (arns: readonly string[]): Promise<Seen> => {
    let seen = await look(arns);
    for (const wait of waits(settleMs)) {
      if (!seen.findings.some(({ kind }) => kind === 'drift') || !(await waited(wait, signal))) break;
      const again = await look(arns);
      // What was seen stays seen where a further look fails, or is interrupted.
      if (again.failures <= seen.failures) seen = again;
    }
    return seen;
  };
  const sets = await Promise.all(bySet(keyArns).map(settled));
  const checks = sets.flatMap(({ set }) => set.keys);
  const findings = sets.flatMap(seen => seen.findings);
  return { checks, report: verifyReport(checks, findings, requirements) };
}
