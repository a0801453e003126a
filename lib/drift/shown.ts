/** Characters of a long text that are shown of its beginning, and as many of its end: paths differ there. */
const SHOWN_LENGTH = 60;

/** A text from outside as a message may show it: of one line, not too long, and without what controls a terminal. */
export function shown(text: string): string {
  const short = text.length > 2 * SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…${text.slice(-SHOWN_LENGTH)}` : text;
  // Formatting characters too: some turn the direction of what follows. Surrogates: half a character may be left.
  return short.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '?');
}

/** A value of parsed JSON as a message may show it: scalars themselves, of lists and objects the kind. */
export function shownValue(value: unknown): string {
  if (value === undefined || typeof value === 'symbol') return 'nothing';
  if (typeof value === 'string') return `'${shown(value)}'`;
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
