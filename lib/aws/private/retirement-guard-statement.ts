import { Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { faultOfPrincipalArnPattern } from './principal-arn';
import { partitionOf } from './region';
import { fail } from '../../private/fail';
import { RetirementGuard } from '../retirement-guard';

/**
 * Denies retirement of the key to all but the named principals.
 *
 * It is a condition rather than `NotPrincipal`, which would have to name each session of a role as well.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function retirementGuardStatement(scope: Construct, guard: RetirementGuard): iam.PolicyStatement {
  const arns = guard.allowedPrincipalArns;
  const { account, region } = Stack.of(scope);
  if (arns.length === 0) {
    fail(
      scope,
      'retirementGuard.allowedPrincipalArns is empty: name at least one role or user that may retire the key',
    );
  }
  for (const arn of arns) {
    const fault = faultOfPrincipalArnPattern(arn, partitionOf(region));
    if (fault) fail(scope, `retirementGuard.allowedPrincipalArns: ${fault}`);
  }
  if (!Token.isUnresolved(account) && !arns.some(arn => canBeIn(account, arn))) {
    fail(
      scope,
      `retirementGuard.allowedPrincipalArns names nobody of the key's own account ${account}, and KMS lets no other retire it: got ${arns.join(', ')}`,
    );
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

function canBeIn(account: string, arn: string): boolean {
  const named = arn.split(':')[4];
  return Token.isUnresolved(arn) || named === account || /[*?]/.test(named);
}
