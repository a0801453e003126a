import { KeyPolicy } from '../../key-policy';

/** Gives the same object for policies that are the same, so that what many keys have is compared once. */
export function sharedPolicies(): (policy: KeyPolicy) => KeyPolicy {
  const known = new Map<string, KeyPolicy>();
  return policy => {
    const text = JSON.stringify(policy);
    const shared = known.get(text) ?? policy;
    known.set(text, shared);
    return shared;
  };
}
