import { Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { fail } from '../../../private/fail';
import type { MultiRegionKey } from '../../multi-region-key';

/** What constructs of aws-cdk-lib call the key that protects them. */
const ENCRYPTION_KEYS = ['masterKey', 'encryptionMasterKey', 'encryptionKey', 'kmsKey'];

/** What a monitored key is known by. */
export type OwnKey = Pick<MultiRegionKey, 'keyArn' | '_aliasName'>;

/** Refuses what is protected by the key that it is to tell of: with the key, it would fall silent. */
export function requireOtherKey(scope: Construct, what: string, resource: object | undefined, own: OwnKey): void {
  const stack = Stack.of(scope);
  const text = (arn: string) => JSON.stringify(stack.resolve(arn));
  const { keyArn, _aliasName: resourceName } = own;
  const aliasArns = resourceName ? [stack.formatArn({ service: 'kms', resource: resourceName })] : [];
  const ownArns = [keyArn, ...aliasArns].map(text);
  const encryptedWith = ENCRYPTION_KEYS.map(name => (resource as Record<string, kms.IKey> | undefined)?.[name]);
  if (encryptedWith.some(key => key?.keyArn && ownArns.includes(text(targetOf(key).keyArn)))) {
    fail(scope, `${what} is encrypted with the monitored key, and could not tell of its end: give it another key`);
  }
}

/** The same of what a target sends events to, which it says when it is bound to a rule. */
export function withOtherKey(scope: Construct, target: events.IRuleTarget, own: OwnKey): events.IRuleTarget {
  return {
    bind: (rule, id) => {
      const config = target.bind(rule, id);
      requireOtherKey(scope, `the target ${config.targetResource?.node.path}`, config.targetResource, own);
      return config;
    },
  };
}

/** An alias that is made in the app is one more name of its key. */
function targetOf(key: kms.IKey): kms.IKey {
  return key instanceof kms.Alias ? key.aliasTargetKey : key;
}
