import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { RetirementGuard } from '../retirement-guard';
import { ADMINISTRATOR_ACTIONS } from './administrator-actions';
import { fail } from './fail';
import { faultOfPrincipalArnPattern } from './principal-arn';

/**
 * Lets IAM policies of the account work on the key, and keeps the key from being locked out.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html#key-policy-default-allow-root-enable-iam
 */
export function accountRootStatement(): iam.PolicyStatement {
  return allow('AccountRootFullAccess', [new iam.AccountRootPrincipal()], ['kms:*']);
}

/** Lets the administrators administer the key, and not use it. */
export function administratorStatement(administrators: iam.IPrincipal[]): iam.PolicyStatement {
  return allow('KeyAdministrators', administrators, ADMINISTRATOR_ACTIONS);
}

/** A statement for the key that it stands on: in a key policy `*` is this key. */
export function allow(sid: string, principals: iam.IPrincipal[], actions: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({ sid, principals, actions, resources: ['*'] });
}

/**
 * Denies retirement of the key to all but the named principals.
 *
 * It is a condition rather than `NotPrincipal`, which would have to name each session of a role as well.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function retirementGuardStatement(scope: Construct, guard: RetirementGuard): iam.PolicyStatement {
  const arns = guard.allowedPrincipalArns;
  if (arns.length === 0) {
    fail(
      scope,
      'retirementGuard.allowedPrincipalArns is empty: name at least one role or user that may retire the key',
    );
  }
  for (const fault of arns.map(faultOfPrincipalArnPattern)) {
    if (fault) fail(scope, `retirementGuard.allowedPrincipalArns: ${fault}`);
  }
  return new iam.PolicyStatement({
    sid: 'RetirementGuard',
    effect: iam.Effect.DENY,
    principals: [new iam.AnyPrincipal()],
    actions: ['kms:DisableKey', 'kms:ScheduleKeyDeletion'],
    resources: ['*'],
    conditions: { ArnNotLike: { 'aws:PrincipalArn': arns } },
  });
}

/** Whether the principals are the root of the key's own account and nobody else. */
export function areAccountRootOnly(scope: Construct, principals: iam.IPrincipal[]): boolean {
  const stack = Stack.of(scope);
  const root = stack.resolve(new iam.AccountRootPrincipal().policyFragment.principalJson.AWS[0]);
  const named = principals.map(principal => stack.resolve(principal.policyFragment.principalJson.AWS?.[0]));
  return named.length === 1 && JSON.stringify(named[0]) === JSON.stringify(root);
}
