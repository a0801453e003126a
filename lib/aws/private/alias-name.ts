import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { fail } from '../../private/fail';

const PREFIX = 'alias/';
const MAX_LENGTH = 256;

/** A token as it stands in a string. */
const TOKENS = /\$\{Token\[[^\]]+\]\}/g;

/**
 * The full name of an alias, from a name with or without `alias/`. What is a token as a whole is taken as the full name;
 * of a name with tokens in it, the rest is checked.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html
 */
export function aliasName(scope: Construct, alias: string): string {
  const known = alias.replace(TOKENS, '');
  if (known === '' && Token.isUnresolved(alias)) return alias;
  const name = known.startsWith(PREFIX) ? known.slice(PREFIX.length) : known;
  if (!/^[a-zA-Z0-9/_-]+$/.test(name) && !(name === '' && Token.isUnresolved(alias))) {
    fail(scope, `an alias is made of letters, digits, '/', '_' and '-', got '${alias}'`);
  }
  if (name.startsWith('aws/')) {
    fail(scope, `aliases that start with 'alias/aws/' are reserved for AWS managed keys, got '${alias}'`);
  }
  if (PREFIX.length + name.length > MAX_LENGTH) {
    fail(scope, `an alias has at most ${MAX_LENGTH} characters with '${PREFIX}', got ${PREFIX.length + name.length}`);
  }
  return alias.startsWith(PREFIX) ? alias : PREFIX + alias;
}
