import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { requireDays } from './days';
import { fail } from '../../private/fail';

/** @see https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html */
export function requireRotation(scope: Construct, enabled: boolean | undefined, period: Duration | undefined): void {
  if (period && enabled === false) {
    fail(scope, 'rotationPeriod is given, but enableKeyRotation is false: leave one of them out');
  }
  requireDays(scope, 'rotationPeriod', period, 90, 2560);
}
