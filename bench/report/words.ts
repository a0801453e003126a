import { Figure } from '../figure';

/** A number with as many digits as tell something: `12,345`, `123`, `12.3`, `1.23`. */
export function number(value: number): string {
  const digits = Number.isInteger(value) ? 0 : Math.max(0, Math.min(3, 2 - Math.floor(Math.log10(Math.abs(value)))));
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A value of a figure with its unit: `12.3 ms`, `1,234 bytes`. */
export function withUnit(value: number, { unit }: Figure): string {
  return `${number(value)} ${unit}`;
}

/** What a figure should be: `≤ 1.15 ×`, `≤ 50 ms`. */
export function targetOf({ target, unit }: Figure): string {
  if (!target) return '';
  return `≤ ${number(target.atMost)} ${target.of === 'ratio' ? '×' : unit}`;
}
