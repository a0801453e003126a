import { KeyPolicy, once } from '../../key-policy';

/** Gives the same object for policies that are the same, so that what many keys have is compared once. */
export function sharedPolicies(): (policy: KeyPolicy) => KeyPolicy {
  const known = new Map<string, KeyPolicy>();
  return policy => once(known, JSON.stringify(policy), () => policy);
}
