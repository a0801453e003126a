import { ResourcePlace } from '../plan';
import { RESOURCE_TYPES } from './resource-types';
import { DeclaredStateError } from '../../declared/declared-state-error';
import { isJsonObject, JsonObject, member } from '../../json-value';
import { shown, shownValue } from '../../shown';

/** An entry of `resource_changes` or `resource_drift`, of a managed resource that the check looks at. */
export interface ResourceEntry extends ResourcePlace {
  readonly actions: readonly string[];
  readonly before?: JsonObject;
  readonly after?: JsonObject;
  readonly unknown: unknown;
  readonly sensitive: readonly unknown[];
}

/**
 * The entries of a list of changes that the check looks at.
 *
 * @param field the list, in words for messages: `resource_changes`
 * @throws DeclaredStateError where the list, or an entry, is of another shape, or two entries are of one resource
 */
export function entriesOf(list: unknown, field: string, plan: string): ResourceEntry[] {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) throw misshapen(plan, field, 'a list', list);
  const entries = list.flatMap((value, index) => entryOf(value, `${field}[${index}]`, plan) ?? []);
  const addresses = new Set<string>();
  for (const { address } of entries) {
    if (addresses.has(address)) {
      throw new DeclaredStateError(
        `the plan '${shown(plan)}' has ${shown(address)} twice in ${field}: no plan of Terraform has`,
      );
    }
    addresses.add(address);
  }
  return entries;
}

/** @throws DeclaredStateError where the entry is of another shape */
export function entryOf(value: unknown, where: string, plan: string): ResourceEntry | undefined {
  const type = textAt(value, 'type', where, plan);
  if (!RESOURCE_TYPES.has(type) || member(value, 'mode') !== 'managed') return undefined;
  const name = textAt(value, 'name', where, plan);
  const address = textAt(value, 'address', where, plan);
  const deposed = member(value, 'deposed');
  const module = member(value, 'module_address') ?? '';
  if (typeof module !== 'string') throw misshapen(plan, `${where}.module_address`, 'a text', module);
  const change = member(value, 'change');
  if (!isJsonObject(change)) throw misshapen(plan, `${where}.change`, 'an object', change);
  const actions = member(change, 'actions');
  if (!Array.isArray(actions) || !actions.every(action => typeof action === 'string')) {
    throw misshapen(plan, `${where}.change.actions`, 'a list of texts', actions);
  }
  return {
    // What a failed replacement left behind has the address of its successor.
    address: deposed === undefined ? address : `${address} (deposed ${shownValue(deposed)})`,
    ...{ module, block: `${type}.${name}`, type, name, index: indexOf(value), actions },
    before: valuesAt(change, 'before', where, plan),
    after: valuesAt(change, 'after', where, plan),
    unknown: member(change, 'after_unknown'),
    sensitive: [member(change, 'before_sensitive'), member(change, 'after_sensitive')],
  };
}

/** The key of an instance; nothing where its block has neither `count` nor `for_each`. */
export function indexOf(resource: unknown): string | number | undefined {
  const index = member(resource, 'index');
  return typeof index === 'string' || typeof index === 'number' ? index : undefined;
}

function textAt(value: unknown, key: string, where: string, plan: string): string {
  const text = member(value, key);
  if (typeof text !== 'string' || text === '') throw misshapen(plan, `${where}.${key}`, 'a text', text);
  return text;
}

function valuesAt(change: JsonObject, key: string, where: string, plan: string): JsonObject | undefined {
  const values = member(change, key);
  if (values === undefined || values === null) return undefined;
  if (!isJsonObject(values)) throw misshapen(plan, `${where}.change.${key}`, 'an object or null', values);
  return values;
}

function misshapen(plan: string, where: string, expected: string, value: unknown): DeclaredStateError {
  return new DeclaredStateError(
    `the plan '${shown(plan)}' is of another shape than Terraform's: ${where} is ${shownValue(value)}, expected ${expected}`,
  );
}
