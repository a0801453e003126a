/**
 * Whether a pattern matches the whole of a text: `*` is any run of characters, the empty one included, `?` is one.
 *
 * `pattern` is a list of tokens, so that a caller decides which characters are wildcards. Every star is passed once and only
 * the last one is ever moved, hence the time is at most the product of the lengths, whatever the pattern.
 */
export function matchesGlob(pattern: readonly GlobToken[], text: string): boolean {
  let at = 0;
  let token = 0;
  let star = -1;
  let retry = 0;
  while (at < text.length) {
    const expected = pattern[token];
    if (expected === ANY_RUN) {
      star = token++;
      retry = at;
    } else if (token < pattern.length && (expected === ANY_CHARACTER || expected === text[at])) {
      token++;
      at++;
    } else if (star >= 0) {
      token = star + 1;
      at = ++retry;
    } else {
      return false;
    }
  }
  while (pattern[token] === ANY_RUN) token++;
  return token === pattern.length;
}

/** Any run of characters. */
export const ANY_RUN = Symbol('*');
/** Any single character. */
export const ANY_CHARACTER = Symbol('?');

/** A character, or a wildcard. */
export type GlobToken = string | typeof ANY_RUN | typeof ANY_CHARACTER;

/** The tokens of a text in which each `*` and `?` is a wildcard; a run of stars is one. */
export function globTokens(text: string): GlobToken[] {
  const tokens: GlobToken[] = [];
  for (const character of text.split('')) {
    if (character !== '*') tokens.push(character === '?' ? ANY_CHARACTER : character);
    else if (tokens.at(-1) !== ANY_RUN) tokens.push(ANY_RUN);
  }
  return tokens;
}
