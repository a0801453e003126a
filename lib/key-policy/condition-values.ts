import { isIP } from 'node:net';
import { ConditionOperator } from './condition-operators';
import { patternText } from './condition-text';

/**
 * The one spelling of a condition's value: numbers, dates, truth values and addresses that are the same are written the same.
 * What is no number, date, … where the operator wants one stays as it is.
 *
 * @param variables whether the policy's version knows variables
 */
export function normalValue(value: string, { kind, literal }: ConditionOperator, variables: boolean): string {
  if (kind === 'StringLike' || kind === 'ArnLike') return patternText(value, literal, variables);
  if (kind === 'StringEqualsIgnoreCase') return patternText(value.toLowerCase(), literal, variables);
  if (kind === 'Bool' || kind === 'Null') return value.toLowerCase();
  if (kind === 'IpAddress') return normalAddress(value);
  if (kind.startsWith('Numeric')) return normalNumber(value);
  if (kind.startsWith('Date')) return normalDate(value);
  return value;
}

/** A number without needless digits: `1.0`, `1e0` and `01` are `1`. Long ones are left, lest digits are lost. */
function normalNumber(value: string): string {
  const number = /^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(value) ? Number(value) : NaN;
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? String(number) : value;
}

/** A moment in milliseconds of the epoch; AWS takes ISO 8601 and seconds of the epoch. */
function normalDate(value: string): string {
  if (/^\d{1,11}$/.test(value)) return String(Number(value) * 1000);
  const moment = /^\d{4}-\d\d/.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(moment) ? value : String(moment);
}

/** A block of addresses: `10.0.0.7/8` is `10.0.0.0/8`, an address alone a block of one. */
function normalAddress(value: string): string {
  const [address, prefix] = value.split('/');
  if (isIP(address) !== 4) return value.toLowerCase();
  const length = prefix === undefined ? 32 : Number(prefix);
  if (!Number.isInteger(length) || length < 0 || length > 32) return value;
  const bits = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const network = bits - (bits % 2 ** (32 - length));
  return `${[24, 16, 8, 0].map(shift => Math.floor(network / 2 ** shift) % 256).join('.')}/${length}`;
}
