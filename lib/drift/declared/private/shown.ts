const MAX_LENGTH = 120;

/** A text from outside as a message may show it: of one line, not too long, and without control characters. */
export function shown(text: string): string {
  const short = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
  return short.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '?');
}

/** A value of parsed JSON as a message may show it: scalars themselves, of lists and objects the kind. */
export function shownValue(value: unknown): string {
  if (value === undefined || typeof value === 'symbol') return 'nothing';
  if (typeof value === 'string') return `'${shown(value)}'`;
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
