import { Difference } from './differences';
import { Origin, Outlook } from './shift';

/** Differences of one origin and one outlook. */
export interface DifferenceGroup<T> {
  readonly origin: Origin;
  readonly outlook?: Outlook;
  readonly values: readonly T[];
}

/** Puts differences together that are told in one message. */
export function grouped<T>(differences: readonly Difference<T>[]): DifferenceGroup<T>[] {
  const groups = new Map<string, { origin: Origin; outlook?: Outlook; values: T[] }>();
  for (const { origin, outlook, value } of differences) {
    const key = `${origin} ${outlook}`;
    const group = groups.get(key) ?? { origin, outlook, values: [] };
    group.values.push(value);
    groups.set(key, group);
  }
  return [...groups.values()];
}
