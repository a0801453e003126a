import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { fail } from '../../private/fail';

/** Checks that a duration lies between two numbers of days; one that is not known at synthesis passes. */
export function requireDays(scope: Construct, prop: string, value: Duration | undefined, min: number, max: number) {
  if (!value || value.isUnresolved()) return;
  const days = value.toDays({ integral: false });
  if (days < min || days > max || !Number.isInteger(days)) {
    fail(scope, `${prop} must be a whole number of days from ${min} to ${max}, got ${value.toHumanString()}`);
  }
}
