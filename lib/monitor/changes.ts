import { bySeverity } from '../drift/check/find';
import { Finding } from '../drift/finding';
import { doesCount } from '../drift/reports/private/words';
import { replicaDiffersFromPrimary } from '../drift/rules/replica-differs-from-primary';
import { replicaOfAnotherKey } from '../drift/rules/replica-of-another-key';
import { rotationDiffers } from '../drift/rules/rotation-differs';
import { rotationPeriodDiffers } from '../drift/rules/rotation-period-differs';

/** What a check found that the one before had not, and the other way round. The most severe first. */
export interface Changes {
  /** Found now, and not open before. */
  readonly opened: readonly Finding[];
  /** Open before, and found no more where one could look. */
  readonly resolved: readonly Finding[];
  /** What is open from now on: what was found, and what was open before and could not be looked at. */
  readonly open: readonly Finding[];
}

/** Rules that look at other keys of the set than the one at which they find something: one that can't be seen may hide it. */
const LOOKING_FURTHER = new Set(
  [replicaDiffersFromPrimary, replicaOfAnotherKey, rotationDiffers, rotationPeriodDiffers].map(({ id }) => id),
);

/**
 * What has changed since the check before.
 *
 * @param before what was open after it; nothing in the first run, so that everything is opened
 * @param found all findings of this check
 */
export function changesBetween(before: readonly Finding[], found: readonly Finding[]): Changes {
  const now = byIdentity(found.filter(doesCount));
  const openBefore = byIdentity(before);
  const notSeen = [...now.values()].filter(({ kind }) => kind === 'indeterminate');
  const gone = [...openBefore].flatMap(([identity, finding]) => (now.has(identity) ? [] : [finding]));
  const hidden = new Set(gone.filter(finding => notSeen.some(each => mayHide(each, finding))));
  return {
    opened: bySeverity([...now].flatMap(([identity, finding]) => (openBefore.has(identity) ? [] : [finding]))),
    resolved: bySeverity(gone.filter(finding => !hidden.has(finding))),
    open: bySeverity([...now.values(), ...hidden]),
  };
}

function byIdentity(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  return new Map(findings.map(finding => [identityOf(finding), finding]));
}

/**
 * What makes a finding the one of the run before: its fingerprint. Why something could not be looked at is said in words of AWS and of the
 * network, with addresses and ids that differ each time: these make no other finding, or people would be told at each run of an outage.
 */
function identityOf(finding: Finding): string {
  if (finding.kind !== 'indeterminate') return finding.fingerprint;
  const { ruleId, account, region, stack, logicalId, message } = finding;
  const words = message.split(' ').map(word => (/\d/.test(word) ? '#' : word));
  return JSON.stringify([ruleId, account, region, stack, logicalId, ...words]);
}

/** Whether a finding could still be there behind what could not be looked at: what is not known of one of the two is no difference. */
function mayHide(notSeen: Finding, finding: Finding): boolean {
  if (differ(notSeen.account, finding.account)) return false;
  if (LOOKING_FURTHER.has(finding.ruleId)) return true;
  return (
    notSeen.region === finding.region &&
    !differ(notSeen.stack, finding.stack) &&
    !differ(notSeen.logicalId, finding.logicalId)
  );
}

function differ(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}
