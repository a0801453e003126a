import { ComparedKeys, compareKeyPolicies } from './compare';
import { Comparison } from './comparison';
import { KeyIdentity } from './key-identity';
import { onceEach } from './once-each';
import { KeyPolicy } from './policy';

/**
 * Compares as {@link compareKeyPolicies} does, but the same two objects once for all keys that the policies don't tell apart: keys
 * of the same account and Region, where no Resource names one.
 *
 * @throws Error where a key's identity contradicts itself, or the keys belong to two accounts
 */
export function compareOnce(before: KeyPolicy, after: KeyPolicy, keys: ComparedKeys = {}): Comparison {
  const known = comparisons(before)(after);
  const place = namesNoKey(before) && namesNoKey(after) ? withoutKeyId : (key: KeyIdentity = {}) => key;
  const id = JSON.stringify([place(keys.before), place(keys.after), keys.before?.arn === keys.after?.arn]);
  const comparison = known.get(id) ?? compareKeyPolicies(before, after, keys);
  known.set(id, comparison);
  return comparison;
}

const comparisons = onceEach((_before: KeyPolicy) => onceEach((_after: KeyPolicy) => new Map<string, Comparison>()));

/** Whether each statement is about whichever key the policy is on. */
const namesNoKey = onceEach(({ statements }: KeyPolicy) =>
  statements.every(({ resources }) => resources === undefined || resources.values.every(value => value === '*')),
);

function withoutKeyId({ account, arn }: KeyIdentity = {}): KeyIdentity {
  return { account, arn: arn?.replace(/:key\/.*$/s, ':key/') };
}
