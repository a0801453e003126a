import { KeyPolicy, parseArn, PolicyStatement, WrittenCondition, WrittenPrincipal } from '../../key-policy';

/** Condition keys that hold the account, and the ARN, of whoever asks or of what a service asks for. */
const ACCOUNT_KEYS = /^(kms:CallerAccount|aws:PrincipalAccount|aws:SourceAccount)$/i;
const ARN_KEYS = /^(aws:PrincipalArn|aws:SourceArn)$/i;
const ACCOUNT_OPERATORS = /^String(Equals(IgnoreCase)?|Like)$/i;
const ARN_OPERATORS = /^(String(Equals|Like)|Arn(Equals|Like))$/i;

/**
 * A policy as far as it is about others than the account that owns the key: Zoom does not ask what its owner's own people
 * may do.
 *
 * @param owner twelve digits
 */
export function withoutOwner(policy: KeyPolicy, owner: string): KeyPolicy {
  return { ...policy, statements: policy.statements.flatMap(statement => foreignPart(statement, owner)) };
}

function foreignPart(statement: PolicyStatement, owner: string): PolicyStatement[] {
  const { principals, conditions } = statement;
  if (conditions.some(condition => isForOwnerOnly(condition, owner))) return [];
  if (principals.not) return [statement];
  const values = principals.values.filter(principal => !isOwners(principal, owner));
  return values.length === 0 ? [] : [{ ...statement, principals: { not: false, values } }];
}

function isOwners({ value }: WrittenPrincipal, owner: string): boolean {
  return value === owner || parseArn(value)?.account === owner;
}

/** Whether only requests of the owner's account, or made for it, meet a condition. */
function isForOwnerOnly({ operator, key, values }: WrittenCondition, owner: string): boolean {
  if (values.length === 0) return false;
  if (ACCOUNT_KEYS.test(key) && ACCOUNT_OPERATORS.test(operator)) return values.every(value => value === owner);
  // A wildcard before the account could stand for another one.
  const ofOwner = new RegExp(String.raw`^arn:aws:[a-z0-9-]+:[a-z0-9-]*:${owner}:`);
  return ARN_KEYS.test(key) && ARN_OPERATORS.test(operator) && values.every(value => ofOwner.test(value));
}
