import { TEMPLATE_METADATA_KEY, TemplateMetadata } from '../../zoom';
import { isJsonObject, JsonObject, member } from '../json-value';
import { shown, shownValue } from '../shown';
import { DeclaredKey } from './declared-key';
import { DeclaredStateError } from './declared-state-error';

/** What the construct said that a key is. */
export type KeyIntent = DeclaredKey['intent'];

/** Objects rather than lists, so that the compiler misses a value that the construct learns. */
const BROKERS: Record<NonNullable<TemplateMetadata['broker']>, true> = {
  'account-root': true,
  role: true,
  'account-root-limited-to-role': true,
  principal: true,
  none: true,
};
const SEARCHES: Record<NonNullable<TemplateMetadata['search']>, true> = { role: true, principal: true, none: true };

/** Whether a resource says what it was declared as. */
export function hasIntent(resource: unknown): boolean {
  return member(resource, 'Metadata', TEMPLATE_METADATA_KEY) !== undefined;
}

/**
 * Reads what the construct said that a key is.
 *
 * @param setRole what a resource of its type is in its set
 * @param where the resource in words, for messages
 * @throws DeclaredStateError where the template's metadata is not what the construct writes
 */
export function readIntent(resource: unknown, setRole: KeyIntent['setRole'], where: string): KeyIntent {
  const metadata = member(resource, 'Metadata', TEMPLATE_METADATA_KEY);
  if (!isJsonObject(metadata)) throw malformed(where, `is ${shownValue(metadata)}, expected an object`);
  requireOneOf(metadata, 'setRole', [setRole], where);
  const { primaryRegion } = metadata;
  if (typeof primaryRegion !== 'string' || primaryRegion === '') {
    throw malformed(where, `has the primaryRegion ${shownValue(primaryRegion)}, expected the name of a Region`);
  }
  const { replicaRegions } = metadata;
  if (replicaRegions !== undefined && !isListOfTexts(replicaRegions)) {
    throw malformed(where, `has the replicaRegions ${shownValue(replicaRegions)}, expected a list of Regions`);
  }
  if (metadata.broker !== undefined) requireOneOf(metadata, 'broker', Object.keys(BROKERS), where);
  if (metadata.search !== undefined) requireOneOf(metadata, 'search', Object.keys(SEARCHES), where);
  return {
    setRole,
    primaryRegion,
    ...(replicaRegions !== undefined && { replicaRegions }),
    ...(metadata.broker !== undefined && { broker: metadata.broker as TemplateMetadata['broker'] }),
    ...(metadata.search !== undefined && { search: metadata.search as TemplateMetadata['search'] }),
  };
}

function isListOfTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(each => typeof each === 'string');
}

function requireOneOf(metadata: JsonObject, name: string, allowed: readonly string[], where: string): void {
  const value = metadata[name];
  if (typeof value === 'string' && allowed.includes(value)) return;
  const expected = allowed.map(each => `'${each}'`).join(', ');
  throw malformed(
    where,
    `has the ${name} ${shownValue(value)}, expected ${allowed.length > 1 ? 'one of ' : ''}${expected}`,
  );
}

function malformed(where: string, what: string): DeclaredStateError {
  return new DeclaredStateError(
    `the metadata '${TEMPLATE_METADATA_KEY}' of ${shown(where)} ${what}: leave it as the construct writes it, and check with the release that the construct is of`,
  );
}
