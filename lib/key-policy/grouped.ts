/** Items by what they have in common, in their order; those that have nothing are in no group. */
export function grouped<T>(items: Iterable<T>, keyOf: (item: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined && !groups.get(key)?.push(item)) groups.set(key, [item]);
  }
  return groups;
}
