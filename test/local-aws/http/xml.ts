import { types } from 'node:util';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#xD;' };

function escape(text: string): string {
  // XML 1.0 has no way to write the other control characters, and a parser refuses them.
  // eslint-disable-next-line no-control-regex
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"\r]/g, c => ESCAPES[c]);
}

/** Writes a value as the Query protocol does: lists as `member` elements, dates in ISO 8601, no empty elements. */
export function toXml(name: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  return `<${name}>${content(value)}</${name}>`;
}

function content(value: unknown): string {
  if (Array.isArray(value)) return value.map(item => toXml('member', item)).join('');
  if (types.isDate(value)) return value.toISOString();
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([key, item]) => toXml(key, item))
      .join('');
  }
  return escape(String(value));
}
