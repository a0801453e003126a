import { DeclaredKey, DeclaredRotation } from '../declared-key';
import { DeclaredStateError } from '../declared-state-error';
import { keyArnOf, Resolver, StackScope } from '../intrinsics';
import { Resolution } from '../resolution';
import { policyOf } from './declared-policy';
import { IntendedKey } from '../key-resources';
import { asBoolean, asInteger, asTags, asText, nameOf, propertyOf, Reading } from './properties';
import { member } from '../../json-value';
import { shown } from '../../shown';

/**
 * The key that a resource declares.
 *
 * @param aliases of this key, which other resources of the template declare
 * @returns nothing where a condition leaves the key out
 * @throws DeclaredStateError where the Region of its stack is not known
 */
export function declaredKey(
  key: IntendedKey,
  scope: StackScope,
  resolver: Resolver,
  aliases: Resolution<readonly string[]>,
): DeclaredKey | undefined {
  const exists = resolver.holds(key.definition.Condition, scope);
  if ('value' in exists && !exists.value) return undefined;
  const property = <T>(name: string, expected: string, read: Reading<T>, fallback?: T): Resolution<T> =>
    propertyOf(
      resolver.value(member(key.properties, name), scope),
      nameOf(name, key.logicalId, scope),
      expected,
      read,
      fallback,
    );
  const text = (name: string, fallback?: string): Resolution<string> => property(name, 'a text', asText, fallback);
  const flag = (name: string, fallback: boolean): Resolution<boolean> =>
    property(name, 'true or false', asBoolean, fallback);
  const isPrimary = key.setRole === 'primary';
  return {
    constructPath: key.constructPath,
    stack: scope.stack.name,
    logicalId: key.logicalId,
    account: scope.account,
    region: requireRegion(key, scope),
    source: scope.stack.sourcePlaces?.get(key.logicalId),
    intent: key.intent,
    keyArn: keyArnOf(scope, key.logicalId),
    // A key that may not be there at all has no policy that could be called declared.
    policy: together(exists, policyOf(key, scope, resolver)),
    description: text('Description', ''),
    tags: property<Readonly<Record<string, string>>>('Tags', 'a list of tags with Key and Value', asTags, {}),
    aliases,
    enabled: flag('Enabled', true),
    ...(isPrimary
      ? {
          rotation: rotationOf(
            flag('EnableKeyRotation', false),
            property<number | null>('RotationPeriodInDays', 'a number of days', asInteger, null),
          ),
          keySpec: text('KeySpec', 'SYMMETRIC_DEFAULT'),
          keyUsage: text('KeyUsage', 'ENCRYPT_DECRYPT'),
          origin: text('Origin', 'AWS_KMS'),
          multiRegion: flag('MultiRegion', false),
        }
      : { primaryKeyArn: text('PrimaryKeyArn') }),
  };
}

function requireRegion({ logicalId }: IntendedKey, { stack, region }: StackScope): string {
  if (region !== undefined) return region;
  throw new DeclaredStateError(
    `the Region of stack '${shown(stack.name)}' is not known, which declares the key ${shown(logicalId)}: give the stack an explicit one, env: { region: 'us-east-1' }`,
  );
}

function rotationOf(enabled: Resolution<boolean>, period: Resolution<number | null>): Resolution<DeclaredRotation> {
  if ('unresolved' in enabled || 'unresolved' in period) return together(enabled, period) as Resolution<never>;
  return { value: { enabled: enabled.value, ...(period.value !== null && { periodInDays: period.value }) } };
}

/** The second of two things, where both can be told. */
function together<T>(one: Resolution<unknown>, other: Resolution<T>): Resolution<T> {
  if (!('unresolved' in one)) return other;
  return { unresolved: [...new Set([...one.unresolved, ...('unresolved' in other ? other.unresolved : [])])] };
}
