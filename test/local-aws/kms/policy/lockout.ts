import { conditionsHold, matchesPattern } from './conditions';
import { asList, PrincipalElement, Statement, StoredPolicy } from './document';
import { Caller } from '../../identity/caller';

const ACTION = 'kms:PutKeyPolicy';

/**
 * Whether a policy leaves its caller able to change it again: the safety check of CreateKey, ReplicateKey and PutKeyPolicy.
 *
 * The caller's own IAM policies are taken to allow everything, so that a statement for the account root suffices.
 */
export function callerKeepsPolicy(
  policy: StoredPolicy,
  caller: Caller,
  callerId: string | undefined,
  keyArn: string,
): boolean {
  const names = [caller.principalArn, caller.arn, callerId, `arn:${caller.partition}:iam::${caller.account}:root`];
  const applies = (statement: Statement) =>
    concernsCaller(statement, names) &&
    concerns(statement.Action, statement.NotAction, pattern =>
      matchesPattern(ACTION.toLowerCase(), pattern.toLowerCase()),
    ) &&
    concerns(statement.Resource, statement.NotResource, pattern => matchesPattern(keyArn, pattern)) &&
    conditionsHold(statement, caller);
  const effects = policy.Statement.filter(applies).map(statement => statement.Effect);
  return effects.includes('Allow') && !effects.includes('Deny');
}

function concernsCaller(statement: Statement, names: (string | undefined)[]): boolean {
  const isNamed = (element: PrincipalElement) => {
    if (typeof element === 'string') return element === '*';
    return asList(element.AWS).some(value => value === '*' || names.includes(value));
  };
  if (statement.NotPrincipal !== undefined) return !isNamed(statement.NotPrincipal);
  return isNamed(statement.Principal!);
}

function concerns(
  wanted: string | string[] | undefined,
  unwanted: string | string[] | undefined,
  matches: (pattern: string) => boolean,
): boolean {
  if (unwanted !== undefined) return !asList(unwanted).some(matches);
  return asList(wanted).some(matches);
}
