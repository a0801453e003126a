import { grouped } from '../../../key-policy';
import { isJsonObject } from '../../json-value';

/** Values within values beyond this are left in their own order: no policy has as many, and none may take the page down. */
const DEEPEST = 20;

/**
 * A policy's JSON with its names, lists and statements in the order of another one. KMS gives them back in any order, which
 * means nothing, and would hide what does. Text that is no JSON stays as it is.
 */
export function inOrderOf(other: string, policy: string): string {
  try {
    return JSON.stringify(ordered(JSON.parse(policy), JSON.parse(other), DEEPEST), undefined, 2);
  } catch {
    return policy;
  }
}

function ordered(value: unknown, like: unknown, deepest: number): unknown {
  if (deepest === 0) return value;
  if (Array.isArray(value) && Array.isArray(like)) return orderedList(value, like, deepest - 1);
  if (!isJsonObject(value) || !isJsonObject(like)) return value;
  const names = [...Object.keys(like).filter(name => Object.hasOwn(value, name)), ...Object.keys(value)];
  return Object.fromEntries(
    [...new Set(names)].map(name => [
      name,
      Object.hasOwn(like, name) ? ordered(value[name], like[name], deepest - 1) : value[name],
    ]),
  );
}

/** Items that are the same come first by first, statements else by their Sids; what has no counterpart comes last. */
function orderedList(items: readonly unknown[], like: readonly unknown[], deepest: number): unknown[] {
  const left = new Set(items.keys());
  const take = (queue: number[] | undefined): number | undefined => {
    const index = queue?.pop();
    return index === undefined || left.delete(index) ? index : take(queue);
  };
  // Read from their ends, which is where the first item is.
  const backwards = [...items.keys()].reverse();
  const same = grouped(backwards, index => identityOf(items[index]));
  const equals = like.map(each => take(same.get(identityOf(each))));
  const named = grouped(backwards, index => sidOf(items[index]));
  const places = like.map((each, place) => equals[place] ?? take(named.get(sidOf(each) ?? '')));
  return [
    ...places.flatMap((index, place) => (index === undefined ? [] : [ordered(items[index], like[place], deepest)])),
    ...[...left].map(index => items[index]),
  ];
}

function sidOf(item: unknown): string | undefined {
  return isJsonObject(item) && typeof item.Sid === 'string' && item.Sid !== '' ? item.Sid : undefined;
}

/** The same for values that differ in the order of their names and lists alone. */
function identityOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(identityOf).sort().join()}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  return `{${Object.keys(value)
    .sort()
    .map(name => `${JSON.stringify(name)}:${identityOf(value[name])}`)
    .join()}}`;
}
