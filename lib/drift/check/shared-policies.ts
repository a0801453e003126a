import { createHash } from 'node:crypto';
import { KeyPolicy } from '../../key-policy';

/** Gives the same object for policies that are the same, so that what many keys have is compared once. */
export function sharedPolicies(): (policy: KeyPolicy) => KeyPolicy {
  const known = new Map<string, KeyPolicy>();
  return policy => {
    // Of a long text, a map regards the length alone: it would look through all policies of one length.
    const id = createHash('sha256').update(JSON.stringify(policy)).digest('hex');
    const shared = known.get(id) ?? policy;
    known.set(id, shared);
    return shared;
  };
}
