import { KeyPolicy, KeyPolicyError, parseArn, parseKeyPolicy } from '../../key-policy';
import { KeyCheck, PolicyCheck, SetCheck } from '../check/key-check';
import { LiveKey, Looked, LookFailure } from '../live';
import { judgePolicy } from './judge-policy';
import { LooksByArn } from './read-set';
import { requiredKey } from './required-key';
import { ZoomRequirements } from './requirements';

/** Puts the keys of a set beside what Zoom needs: the primary first, then its replicas by Region. */
export function judgeSet(looks: LooksByArn, requirements: ZoomRequirements): SetCheck {
  const arns = [...looks.keys()];
  const primaryArn = primaryOf(looks) ?? arns[0];
  const { account } = parseArn(arns[0])!;
  const inOrder = arns.sort((a, b) => Number(b === primaryArn) - Number(a === primaryArn) || (a < b ? -1 : 1));
  const keys = inOrder.map((arn): KeyCheck => {
    const setRole = arn === primaryArn || looks.size === 1 ? 'primary' : 'replica';
    const declared = requiredKey({ arn, account, setRole, primaryArn }, requirements);
    const look = looks.get(arn)!;
    if ('failure' in look) return { declared, ...whyUnseen(arn, look.failure), policy: { problems: [] } };
    const failures = failuresIn(look.value);
    return { declared, live: look.value, failures, policy: policyCheck(look.value, requirements) };
  });
  const primary = keys.find(({ declared }) => declared.keyArn === primaryArn);
  return { primary, keys, unreadRegions: [], lookedIn: true };
}

/** The key that calls itself the primary, else the one that another key calls so. */
function primaryOf(looks: LooksByArn): string | undefined {
  const keys = [...looks.values()].flatMap(look => ('value' in look ? [look.value] : []));
  return keys.find(({ set }) => set?.role === 'primary')?.arn ?? keys.find(({ set }) => set)?.set?.primaryArn;
}

function whyUnseen(arn: string, failure: LookFailure): Pick<KeyCheck, 'missing' | 'failures'> {
  return failure.reason === 'not-found' ? { missing: `KMS knows no ${arn}`, failures: [] } : { failures: [failure] };
}

/** All that could not be read of what is judged, or shown. */
function failuresIn({ policy, rotation, grants }: LiveKey): LookFailure[] {
  const parts: (Looked<unknown> | undefined)[] = [policy, rotation, grants];
  return parts.flatMap(part => (part && 'failure' in part ? [part.failure] : []));
}

function policyCheck({ policy, account, arn }: LiveKey, requirements: ZoomRequirements): PolicyCheck {
  if ('failure' in policy) return { problems: [] };
  let live: KeyPolicy;
  try {
    live = parseKeyPolicy(policy.value);
  } catch (error) {
    if (!(error instanceof KeyPolicyError)) throw error;
    return { problems: [`the policy is no key policy: ${error.message}`] };
  }
  const { required, comparison } = judgePolicy(live, requirements, account, arn);
  return { declared: required, live, comparison, problems: [] };
}
