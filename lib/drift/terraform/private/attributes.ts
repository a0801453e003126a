import { JsonObject, member } from '../../json-value';
import { shown } from '../../shown';
import { PlannedResource } from '../plan';
import { containsTrue } from './contains-true';

/** A text of a resource; nothing where it has none, or an empty one, which providers show for none. */
export function textOf(values: JsonObject | undefined, attribute: string): string | undefined {
  const value = member(values, attribute);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The first block of a kind that a resource has, as blocks stand in lists. */
export function firstBlock(values: JsonObject | undefined, attribute: string): unknown {
  const value = member(values, attribute);
  return Array.isArray(value) ? value[0] : value;
}

/** The texts of a list, or of a list in a block; none where it is no list. */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(each => typeof each === 'string') : [];
}

/** Values of one attribute before, now, and after, as far as they are known and not empty; none twice. */
export function textsOnSides({ last, live, wanted }: PlannedResource, attribute: string): string[] {
  const texts = [last, live, wanted].map(values => textOf(values, attribute));
  return [...new Set(texts.filter(text => text !== undefined))];
}

/** Whether an attribute, or part of it, is not known before the plan is applied. */
export function isUnknown({ unknown }: PlannedResource, ...path: readonly string[]): boolean {
  if (unknown === true) return true;
  let part: unknown = unknown;
  for (const name of path) {
    part = member(Array.isArray(part) ? part[0] : part, name);
    if (part === true) return true;
  }
  return containsTrue(part);
}

/** A value as a message may show it: not, where the plan marks it as a secret. */
export function valueInWords({ sensitive }: PlannedResource, attribute: string, text: string): string {
  const isSecret = sensitive.some(marks => marks === true || containsTrue(member(marks, attribute)));
  return isSecret ? '(a sensitive value)' : shown(text);
}
