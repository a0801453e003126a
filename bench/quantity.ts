import { Quantity } from './figure';

/** The least of several turns, as what else the machine does only ever adds to it; of the memory, the most. */
export function quantity(
  what: string,
  values: readonly number[],
  memories: readonly (number | undefined)[] = [],
): Quantity {
  const known = memories.filter(memory => memory !== undefined);
  return { what, value: Math.min(...values), ...(known.length > 0 && { memoryMb: Math.max(...known) }) };
}
