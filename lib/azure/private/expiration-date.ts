import { IConstruct } from 'constructs';
import { fail } from '../../private/fail';
import { isKnown } from '../../private/terraform/is-known';

/**
 * Checks that a date that is known at synthesis is one, and is written as the provider reads it back: another form of the same
 * instant would be a difference in each plan.
 */
export function requireDateTime(scope: IConstruct, prop: string, value: string | undefined): void {
  if (value === undefined || !isKnown(value)) return;
  const time = Date.parse(value);
  if (Number.isNaN(time) || new Date(time).toISOString() !== value.replace(/Z$/, '.000Z')) {
    fail(scope, `${prop} is a date and time in UTC, to the second, such as '2028-12-31T00:00:00Z', got '${value}'`);
  }
}
