import { AccessChange } from '../key-policy';

/** How much more and less is allowed: `1 more allowed action and 2 fewer allowed actions`. Nothing where nothing changed. */
export function changesInWords(gains: readonly AccessChange[], losses: readonly AccessChange[]): string {
  return [counted(gains.length, 'more'), counted(losses.length, 'fewer')].filter(Boolean).join(' and ');
}

function counted(count: number, what: string): string {
  return count === 0 ? '' : `${count} ${what} allowed action${count === 1 ? '' : 's'}`;
}
