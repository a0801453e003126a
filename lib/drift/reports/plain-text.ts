/**
 * Text from outside, on one line and without what a terminal would obey: control characters, and marks that turn the direction
 * of writing, are shown as escapes.
 */
export function plainText(text: string): string {
  return [...text].map(character => (isHarmless(character.codePointAt(0)!) ? character : escaped(character))).join('');
}

function isHarmless(code: number): boolean {
  const control = code < 0x20 || (code >= 0x7f && code <= 0x9f);
  const turns =
    code === 0x61c ||
    (code >= 0x200e && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069);
  return !control && !turns;
}

function escaped(character: string): string {
  return `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`;
}
