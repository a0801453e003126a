import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ADMINISTRATOR_ACTIONS } from './administrator-actions';
import { fail } from '../../private/fail';

/**
 * Lets IAM policies of the account work on the key, and keeps the key from being locked out.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html#key-policy-default-allow-root-enable-iam
 */
export function accountRootStatement(): iam.PolicyStatement {
  return allow('AccountRootFullAccess', [new iam.AccountRootPrincipal()], ['kms:*']);
}

/** Lets the administrators administer the key: one statement for all who come under the same conditions. */
export function administratorStatements(administrators: iam.IPrincipal[]): iam.PolicyStatement[] {
  const groups = new Map<string, iam.IPrincipal[]>();
  for (const administrator of administrators) {
    const conditions = JSON.stringify(administrator.policyFragment.conditions);
    groups.set(conditions, [...(groups.get(conditions) ?? []), administrator]);
  }
  return [...groups.values()].map((principals, index) =>
    allow(`KeyAdministrators${index === 0 ? '' : index + 1}`, principals, ADMINISTRATOR_ACTIONS),
  );
}

/** A statement for the key that it stands on: in a key policy `*` is this key. */
export function allow(sid: string, principals: iam.IPrincipal[], actions: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({ sid, principals, actions, resources: ['*'] });
}

/** Refuses principals that stand for everyone, under conditions too: who they are belongs in the principal. */
export function requireNamed(scope: Construct, prop: string, principals: iam.IPrincipal[]): void {
  for (const { policyFragment } of principals) {
    if (Object.values(policyFragment.principalJson).flat().includes('*')) {
      fail(scope, `${prop} names everyone ('*'): name the accounts, roles or users that are meant`);
    }
  }
}

/** Whether the principals are the root of the key's own account and nobody else. */
export function areAccountRootOnly(scope: Construct, principals: iam.IPrincipal[]): boolean {
  const stack = Stack.of(scope);
  const own = JSON.stringify(stack.resolve(stack.account));
  return principals.every(
    principal =>
      Object.keys(principal.policyFragment.conditions).length === 0 &&
      accountsOf(principal).every(account => JSON.stringify(stack.resolve(account)) === own),
  );
}

/** The ids of the accounts that a principal names as such, and whatever else it names as it stands. */
function accountsOf(principal: iam.IPrincipal): string[] {
  return principal instanceof iam.AccountPrincipal
    ? [principal.accountId]
    : Object.values(principal.policyFragment.principalJson)
        .flat()
        .map(name => /^arn:[^:]+:iam::([^:]+):root$/.exec(name)?.[1] ?? name);
}
