import { verifyFindings } from './findings';
import { judgePolicy } from './judge-policy';
import { requiredKey } from './required-key';
import { ZoomRequirements } from './requirements';
import { verifyReport } from './verify-report';
import { KeyPolicy } from '../../key-policy';
import { DriftCheck } from '../check/check-drift';
import { KeyCheck } from '../check/key-check';

/** A policy that is held against what Zoom needs, and whose it is. */
export interface VerifyPolicyOptions {
  readonly policy: KeyPolicy;
  /** What to call it in the report: the name of its file. */
  readonly name: string;
  /** Twelve digits of the account that owns the key. */
  readonly account: string;
  /** ARN of the key. @default - not known: what names a key or a Region is not decided */
  readonly keyArn?: string;
  readonly requirements: ZoomRequirements;
}

const NOT_SHOWN_OF_POLICY = 'the key itself and its replicas: a policy alone was looked at';

/**
 * Holds a policy against what Zoom needs. Asks no cloud.
 *
 * @throws Error where the ARN is not that of a KMS key, or of another account
 */
export function verifyPolicy({ policy, name, account, keyArn, requirements }: VerifyPolicyOptions): DriftCheck {
  const { required, comparison } = judgePolicy(policy, requirements, account, keyArn);
  const check: KeyCheck = {
    declared: {
      ...requiredKey({ arn: keyArn, account, setRole: 'primary', primaryArn: keyArn }, requirements),
      constructPath: name,
    },
    failures: [],
    policy: { declared: required, live: policy, comparison, problems: [] },
  };
  const set = { primary: check, keys: [check], unreadRegions: [], lookedIn: false };
  const findings = verifyFindings(set, new Set());
  return { checks: [check], report: verifyReport([check], findings, requirements, [NOT_SHOWN_OF_POLICY]) };
}
