import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { fail } from '../../private/fail';

/** Checks that a list has entries, and each of them a form. */
export function requireTexts(
  scope: Construct,
  prop: string,
  values: readonly string[],
  form: RegExp,
  what: string,
): void {
  if (values.length === 0) fail(scope, `${prop} has at least one entry, ${what}, got none`);
  values.forEach(value => requireText(scope, `each of ${prop}`, value, form, what));
}

/** Checks that a text, as far as it is known at synthesis, has a form. */
export function requireText(scope: Construct, prop: string, value: string, form: RegExp, what: string): void {
  if (!Token.isUnresolved(value) && !form.test(value)) fail(scope, `${prop} is ${what}, got '${value}'`);
}
