import { identityOf } from './identity';
import { FormerKey, formerKeys, keyArnsAfter } from './key-arns';
import { Standing } from './standing';
import { bySeverity } from '../drift/check/find';
import { Finding } from '../drift/finding';
import { DriftReport, KeyReport } from '../drift/report';
import { doesCount } from '../drift/reports/words';
import { replicaDiffersFromPrimary } from '../drift/rules/replica-differs-from-primary';
import { replicaOfAnotherKey } from '../drift/rules/replica-of-another-key';
import { rotationDiffers } from '../drift/rules/rotation-differs';
import { rotationPeriodDiffers } from '../drift/rules/rotation-period-differs';

/** What a check found that the one before had not, and the other way round, the most severe first; and how things stand now. */
export interface Changes extends Standing {
  /** Found now, and not open before. */
  readonly opened: readonly Finding[];
  /** Open before, and found no more where one could look. */
  readonly resolved: readonly Finding[];
  /** Open before, at what is not checked any more, as it is not declared or is another key: nothing is resolved by that. */
  readonly dropped: readonly Finding[];
  /** How many more are there no more, of which nothing else is known: the report before had no room for them. */
  readonly goneBeside: number;
  /** Keys that are not checked any more. */
  readonly formerKeys: readonly FormerKey[];
}

/** Rules that look at other keys of the set than the one at which they find something: one that can't be seen may hide it. */
const LOOKING_FURTHER = new Set(
  [replicaDiffersFromPrimary, replicaOfAnotherKey, rotationDiffers, rotationPeriodDiffers].map(({ id }) => id),
);

/** What has changed since the check before. In the first one everything is opened. */
export function changesBetween(before: Standing, { findings, keys }: Pick<DriftReport, 'findings' | 'keys'>): Changes {
  const now = byIdentity(findings.filter(doesCount));
  const openBefore = byIdentity(before.open);
  const besideBefore = new Set(before.openBeside);
  const opened = [...now].flatMap(([identity, finding]) =>
    openBefore.has(identity) || besideBefore.has(identity) ? [] : [finding],
  );
  const notSeen = [...now.values()].filter(({ kind }) => kind === 'indeterminate');
  const isAllSeen = notSeen.length === 0;
  const gone = [...openBefore].flatMap(([identity, finding]) => (now.has(identity) ? [] : [finding]));
  const hidden = new Set(gone.filter(finding => notSeen.some(each => mayHide(each, finding))));
  const over = bySeverity(gone.filter(finding => !hidden.has(finding)));
  const dropped = new Set(over.filter(finding => !keys.some(key => mayBeAt(key, finding))));
  const goneBeside = before.openBeside.filter(identity => !now.has(identity));
  return {
    opened: bySeverity(opened),
    resolved: over.filter(finding => !dropped.has(finding)),
    dropped: [...dropped],
    goneBeside: isAllSeen ? goneBeside.length : 0,
    formerKeys: formerKeys(before.keyArns, keys, isAllSeen),
    open: bySeverity([...now.values(), ...hidden]),
    // Where it was is not known, so that whatever can't be seen may hide it.
    openBeside: isAllSeen ? [] : goneBeside,
    keyArns: keyArnsAfter(before.keyArns, keys, isAllSeen),
  };
}

function byIdentity(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  return new Map(findings.map(finding => [identityOf(finding), finding]));
}

/** Whether a finding could still be there behind what could not be looked at. */
function mayHide(notSeen: Finding, finding: Finding): boolean {
  if (differ(notSeen.account, finding.account)) return false;
  return LOOKING_FURTHER.has(finding.ruleId) || haveOnePlace(notSeen, finding);
}

/** Whether a key is the one that a finding was at, wherever it is declared now, or one of its stack or Region where the finding names none. */
function mayBeAt(key: KeyReport, finding: Finding): boolean {
  if (key.keyArn !== undefined && finding.keyArn !== undefined) return key.keyArn === finding.keyArn;
  return haveOnePlace(key, finding) && !differ(key.account, finding.account);
}

type Place = Pick<Finding, 'region' | 'stack' | 'logicalId'>;

function haveOnePlace(one: Place, other: Place): boolean {
  return one.region === other.region && !differ(one.stack, other.stack) && !differ(one.logicalId, other.logicalId);
}

/** What is not known of one of the two is no difference. */
function differ(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}
