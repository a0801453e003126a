import { types } from 'node:util';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#xD;' };

function escape(text: string): string {
  // XML 1.0 has no way to write the other control characters, and a parser refuses them.
  // eslint-disable-next-line no-control-regex
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"\r]/g, c => ESCAPES[c]);
}

/** How lists are written: as `member` elements within one, or, as S3 does, as a row of elements of the list's own name. */
export type Lists = 'members' | 'flat';

/** Writes a value as the Query protocol does: lists as `member` elements, dates in ISO 8601, no empty elements. */
export function toXml(name: string, value: unknown, lists: Lists = 'members'): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value) && lists === 'flat') return value.map(item => toXml(name, item, lists)).join('');
  return `<${name}>${content(value, lists)}</${name}>`;
}

function content(value: unknown, lists: Lists): string {
  if (Array.isArray(value)) return value.map(item => toXml('member', item, lists)).join('');
  if (types.isDate(value)) return value.toISOString();
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([key, item]) => toXml(key, item, lists))
      .join('');
  }
  return escape(String(value));
}
