import { isJsonObject } from '../../json-value';

/** Whether a value of parsed JSON is true, or holds true somewhere; however deep it is. */
export function containsTrue(value: unknown): boolean {
  const left = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (next === true) return true;
    const inner = Array.isArray(next) ? next : isJsonObject(next) ? Object.values(next) : [];
    for (const each of inner) left.push(each);
  }
  return false;
}
