/** Addresses and statements are long, and differ anywhere. */
const MOST_CHARACTERS = 400;

/** A long text from outside as a message may show it: of one line, and without what controls a terminal. */
export function shownText(text: string): string {
  const plain = text.slice(0, MOST_CHARACTERS).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '?');
  return text.length > MOST_CHARACTERS ? `${plain}…` : plain;
}
