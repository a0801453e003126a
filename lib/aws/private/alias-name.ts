import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { fail } from './fail';

const PREFIX = 'alias/';
const MAX_LENGTH = 256;

/**
 * The full name of an alias, from a name with or without `alias/`. A token is taken as the full name.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html
 */
export function aliasName(scope: Construct, alias: string): string {
  if (Token.isUnresolved(alias)) return alias;
  const name = alias.startsWith(PREFIX) ? alias.slice(PREFIX.length) : alias;
  if (!/^[a-zA-Z0-9/_-]+$/.test(name)) {
    fail(scope, `an alias is made of letters, digits, '/', '_' and '-', got '${alias}'`);
  }
  if (name.startsWith('aws/')) {
    fail(scope, `aliases that start with 'alias/aws/' are reserved for AWS managed keys, got '${alias}'`);
  }
  if (PREFIX.length + name.length > MAX_LENGTH) {
    fail(scope, `an alias has at most ${MAX_LENGTH} characters with '${PREFIX}', got ${PREFIX.length + name.length}`);
  }
  return PREFIX + name;
}
