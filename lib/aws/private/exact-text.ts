import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { fail } from '../../private/fail';

/** Checks a text that a condition compares to the letter: it is known at synthesis, of a form, and has no wildcard. */
export function requireExact(scope: Construct, prop: string, value: string, pattern: RegExp, form: string): void {
  if (Token.isUnresolved(value)) fail(scope, `${prop} is known at synthesis, got a token: write it out`);
  if (/[*?]/.test(value)) fail(scope, `${prop} has no wildcard, as others would match it too, got '${value}'`);
  if (!pattern.test(value)) fail(scope, `${prop} is ${form}, got '${value}'`);
}
