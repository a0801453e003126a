import { Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { fail } from '../../../private/fail';

/** What constructs of aws-cdk-lib call the key that protects them. */
const ENCRYPTION_KEYS = ['masterKey', 'encryptionMasterKey', 'encryptionKey', 'kmsKey'];

/** Refuses what is protected by the key that it is to tell of: with the key, it would fall silent. */
export function requireOtherKey(scope: Construct, what: string, resource: object | undefined, keyArn: string): void {
  const own = JSON.stringify(Stack.of(scope).resolve(keyArn));
  const encryptedWith = ENCRYPTION_KEYS.map(name => (resource as Record<string, kms.IKey> | undefined)?.[name]);
  if (encryptedWith.some(key => key?.keyArn && JSON.stringify(Stack.of(scope).resolve(key.keyArn)) === own)) {
    fail(scope, `${what} is encrypted with the monitored key, and could not tell of its end: give it another key`);
  }
}

/** The same of what a target sends events to, which it says when it is bound to a rule. */
export function withOtherKey(scope: Construct, target: events.IRuleTarget, keyArn: string): events.IRuleTarget {
  return {
    bind: (rule, id) => {
      const config = target.bind(rule, id);
      requireOtherKey(scope, `the target ${config.targetResource?.node.path}`, config.targetResource, keyArn);
      return config;
    },
  };
}
