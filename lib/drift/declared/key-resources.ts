import { DeclaredStack } from './declared-stack';
import { DeclaredStateError } from './declared-state-error';
import { hasIntent, KeyIntent, readIntent } from './intent';
import { isJsonObject, JsonObject, member, members } from '../json-value';
import { shown, shownValue } from '../shown';
import { constructPathOf } from './private/construct-path';

/** What a resource is in a multi-Region set, by its type. */
const SET_ROLES: ReadonlyMap<unknown, KeyIntent['setRole']> = new Map([
  ['AWS::KMS::Key', 'primary'],
  ['AWS::KMS::ReplicaKey', 'replica'],
]);

/** A KMS key in a template. */
export interface KeyResource {
  readonly stack: DeclaredStack;
  readonly logicalId: string;
  readonly setRole: KeyIntent['setRole'];
  readonly definition: JsonObject;
}

/** A KMS key of which the construct says what it is. */
export interface IntendedKey extends KeyResource {
  /** As people know it: that of the multi-Region key for a primary, that of the replica's stack for a replica. */
  readonly constructPath: string;
  readonly intent: KeyIntent;
  /** Before anything in them is resolved. */
  readonly properties: JsonObject;
}

/** All KMS keys in a template. */
export function keyResources(stack: DeclaredStack): KeyResource[] {
  return members(member(stack.template, 'Resources')).flatMap(([logicalId, definition]) => {
    const setRole = SET_ROLES.get(member(definition, 'Type'));
    return setRole === undefined || !isJsonObject(definition) ? [] : [{ stack, logicalId, setRole, definition }];
  });
}

/**
 * The KMS keys in a template of which the construct says what they are.
 *
 * @throws DeclaredStateError where a key is not as the construct writes it
 */
export function intendedKeys(stack: DeclaredStack): IntendedKey[] {
  return keyResources(stack)
    .filter(({ definition }) => hasIntent(definition))
    .map(key => {
      const where = `${key.logicalId} in stack ${stack.name}`;
      const intent = readIntent(key.definition, key.setRole, where);
      return { ...key, intent, constructPath: keyPath(key), properties: propertiesOf(key, where) };
    });
}

/** The path of a key's construct, without what the construct adds below what people know. */
export function keyPath({ stack, logicalId, setRole }: KeyResource): string {
  return knownPath(constructPathOf(stack, logicalId), setRole);
}

/** `Zoom/Cmk/replica-us-west-2/Replica`, in the stack that the construct makes, is `Zoom/Cmk/replica-us-west-2`. */
export function knownPath(path: string, setRole: KeyIntent['setRole']): string {
  const segments = path.split('/');
  const inOwnStack = segments.at(-1) === 'Replica' && segments.at(-2)?.startsWith('replica-');
  return setRole === 'replica' && inOwnStack ? segments.slice(0, -1).join('/') : path;
}

function propertiesOf({ definition }: KeyResource, where: string): JsonObject {
  const properties = member(definition, 'Properties') ?? {};
  if (isJsonObject(properties)) return properties;
  throw new DeclaredStateError(
    `the properties of ${shown(where)} are ${shownValue(properties)}, expected an object: run \`cdk synth\` again`,
  );
}
