import { isIP } from 'node:net';
import { ConditionOperator } from './condition-operators';
import { patternText } from './condition-text';

/**
 * The one spelling of a condition's value: numbers, dates, truth values and addresses that are the same are written the same.
 * What is no number or moment where the operator wants one equals itself alone.
 *
 * @param variables whether the policy's version knows variables
 */
export function normalValue(value: string, { kind, literal }: ConditionOperator, variables: boolean): string {
  if (kind === 'StringLike' || kind === 'ArnLike') return patternText(value, literal, variables);
  if (kind === 'StringEqualsIgnoreCase') return patternText(value.toLowerCase(), literal, variables);
  if (kind === 'Bool') return patternText(value.toLowerCase(), true, variables);
  if (kind === 'Null') return value.toLowerCase();
  if (kind === 'IpAddress') return normalAddress(value);
  if (kind.startsWith('Numeric')) return normalNumber(value);
  if (kind.startsWith('Date')) return normalDate(value);
  return value;
}

/** Whether {@link normalValue} could read a number or moment; if not, nobody knows what AWS makes of it. */
export function isReadable(normal: string): boolean {
  return !normal.startsWith(UNREADABLE);
}

/** Whether a test is of numbers or moments, which are before and after each other. */
export function isOrdered(kind: ConditionOperator['kind']): boolean {
  return kind.startsWith('Numeric') || kind.startsWith('Date');
}

/** Before a value that is no number or moment, which equals itself alone. */
const UNREADABLE = '?';
const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/i;
/** Digits beyond these are lost in a number. */
const MOST_DIGITS = 15;
const MOMENT = /^(\d{4}-\d\d(?:-\d\d)?)(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[-+]\d\d:\d\d))?$/;

/** A number without needless digits: `1.0`, `1e0` and `01` are `1`. */
function normalNumber(value: string): string {
  const digits = value.replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+/, '').length;
  const number = NUMBER.test(value) && digits <= MOST_DIGITS ? Number(value) : NaN;
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? String(number) : UNREADABLE + value;
}

/** A moment in seconds of the epoch. AWS takes the forms of ISO 8601 that the W3C notes, and seconds of the epoch. */
function normalDate(value: string): string {
  if (/^\d{5,11}$/.test(value)) return String(Number(value));
  const [, day] = MOMENT.exec(value) ?? [];
  const moment = day !== undefined && isDay(day) ? Date.parse(value) : NaN;
  return Number.isNaN(moment) ? UNREADABLE + value : String(moment / 1000);
}

/** Whether there is such a day: a 30 February is taken for one in March. */
function isDay(day: string): boolean {
  const moment = Date.parse(day);
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(day);
}

/** A block of addresses: `10.0.0.7/8` is `10.0.0.0/8`, an address alone a block of one. */
function normalAddress(value: string): string {
  const [address, prefix = '32', ...rest] = value.split('/');
  if (isIP(address) !== 4) return value.toLowerCase();
  const length = /^\d{1,2}$/.test(prefix) && rest.length === 0 ? Number(prefix) : NaN;
  if (!(length <= 32)) return value;
  const bits = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const network = bits - (bits % 2 ** (32 - length));
  return `${[24, 16, 8, 0].map(shift => Math.floor(network / 2 ** shift) % 256).join('.')}/${length}`;
}
