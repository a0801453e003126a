import { plainText } from './plain-text';

/** What nearly all texts are: no need to look at each character. */
const PRINTABLE_ASCII = /^[ -~]*$/;

/**
 * Text from outside, on one line, as every format can carry it: beside what {@link plainText} escapes, halves of characters and the
 * two code points that are none are shown as escapes, since XML and strict readers of JSON refuse them.
 *
 * @see https://www.w3.org/TR/xml/#charsets
 */
export function portableText(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return text;
  return plainText(text).replace(/[\p{Cs}\ufffe\uffff]/gu, unit => `\\u${unit.charCodeAt(0).toString(16)}`);
}
