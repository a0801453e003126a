import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { fail } from '../../../private/fail';

/** The function ends after fifteen minutes, and looks once more after this. */
const MAX_SETTLE = Duration.minutes(10);

/** Checks a time between two runs: whole hours, so that the alarm for missing runs can count them. */
export function requireHours(scope: Construct, prop: string, time: Duration, most: number): void {
  const minutes = time.toMinutes({ integral: false });
  if (minutes % 60 !== 0 || minutes < 60 || minutes > most * 60) {
    fail(scope, `${prop} is 1 to ${most} whole hours, got ${time.toHumanString()}`);
  }
}

/** Checks how long drift has to last. */
export function requireSettle(scope: Construct, settle: Duration): void {
  if (settle.toMilliseconds() > MAX_SETTLE.toMilliseconds() || settle.toMilliseconds() % 1000 !== 0) {
    fail(scope, `settle is whole seconds, ${MAX_SETTLE.toHumanString()} at most, got ${settle.toHumanString()}`);
  }
}
