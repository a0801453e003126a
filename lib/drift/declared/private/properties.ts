import { shown, shownValue } from '../../shown';
import { StackScope } from '../intrinsics';
import { textOf } from '../intrinsics/arguments';
import { Resolution } from '../resolution';

/** Takes a resolved property for what it should be. */
export type Reading<T> = (value: unknown) => T | undefined;

/**
 * A property of the type that it should have.
 *
 * @param what the property in words, see {@link nameOf}
 * @param fallback what CloudFormation takes where it is left out; nothing where it may not be left out
 */
export function propertyOf<T>(
  property: Resolution<unknown>,
  what: string,
  expected: string,
  read: Reading<T>,
  fallback?: T,
): Resolution<T> {
  if ('unresolved' in property) return property;
  const value = property.value === undefined ? fallback : read(property.value);
  return value === undefined
    ? { unresolved: [`${shown(what)}: it should be ${expected}, and is ${shownValue(property.value)}`] }
    : { value };
}

/** A property in words: `` `Enabled` of Cmk in stack Zoom ``. */
export function nameOf(property: string, logicalId: string, { stack }: StackScope): string {
  return `\`${property}\` of ${logicalId} in stack ${stack.name}`;
}

/** A text, or a number or boolean, which CloudFormation takes for one. */
export const asText: Reading<string> = textOf;

/** A boolean, or the text of one, which CloudFormation takes too. */
export function asBoolean(value: unknown): boolean | undefined {
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : undefined;
}

/** A whole number, or the text of one, which CloudFormation takes too. */
export function asInteger(value: unknown): number | undefined {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  return /^[0-9]{1,9}$/.test(text) ? Number(text) : undefined;
}

/** Tags by their keys, from a list of `{ Key, Value }`. */
export function asTags(value: unknown): Record<string, string> | undefined {
  if (!Array.isArray(value)) return undefined;
  const tags = value.map(tag => [asText(tag?.Key), asText(tag?.Value)]);
  return tags.every((tag): tag is [string, string] => !tag.includes(undefined)) ? Object.fromEntries(tags) : undefined;
}

/** A policy document, or its JSON text, which CloudFormation takes too. */
export function asPolicy(value: unknown): object | undefined {
  const document = typeof value === 'string' ? parsed(value) : value;
  return typeof document === 'object' && document !== null ? document : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
