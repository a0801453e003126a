import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { fail } from '../../private/fail';

const MAX_LENGTH = 8192;

/** @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html */
export function requireDescription(scope: Construct, description: string | undefined): void {
  if (description === undefined || Token.isUnresolved(description) || description.length <= MAX_LENGTH) return;
  fail(scope, `a description has at most ${MAX_LENGTH} characters, got ${description.length}`);
}
