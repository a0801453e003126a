import { requiredPolicy, ZoomRequirements } from './requirements';
import { withoutOwner } from './without-owner';
import { withoutTlsConditions } from './without-tls-conditions';
import { compareKeyPolicies, Comparison, KeyIdentity, KeyPolicy, parseKeyPolicy } from '../../key-policy';

/**
 * Holds a policy against the least one that Zoom can use. Gains and losses are those of others than the key's owner; risks are
 * the owner's.
 *
 * @param owner twelve digits
 * @param arn ARN of the key, where that is known
 */
export function judgePolicy(
  live: KeyPolicy,
  requirements: ZoomRequirements,
  owner: string,
  arn?: string,
): { readonly required: KeyPolicy; readonly comparison: Comparison } {
  const key: KeyIdentity = { account: owner, arn };
  const keys = { before: key, after: key };
  const required = parseKeyPolicy(requiredPolicy(requirements, owner));
  const risksOf = (policy: KeyPolicy) => compareKeyPolicies(required, withoutTlsConditions(policy), keys).risks;
  const comparison = compareKeyPolicies(othersPart(required, owner), othersPart(live, owner), keys);
  // Whoever has a hold on the key keeps it, whatever everybody is allowed beside.
  const risks = risksOf(withoutEverybody(live)).length === 0 ? [] : risksOf(live);
  return { required, comparison: { ...comparison, risks } };
}

/** What of a policy concerns others than the key's owner. */
export function othersPart(policy: KeyPolicy, owner: string): KeyPolicy {
  return withoutOwner(withoutTlsConditions(policy), owner);
}

/** A policy without what it allows everybody. */
function withoutEverybody(policy: KeyPolicy): KeyPolicy {
  const statements = policy.statements.filter(
    ({ effect, principals: { not, values } }) =>
      effect === 'Deny' || !(not || values.some(({ value }) => value === '*')),
  );
  return { ...policy, statements };
}
