/**
 * Whether a pattern matches the whole of a text: `*` is any run of characters, the empty one included, `?` is one.
 *
 * `pattern` is a list of tokens, so that a caller decides which characters are wildcards. Every star is passed once and only
 * the last one is ever moved, hence the time is at most the product of the lengths, whatever the pattern.
 */
export function matchesGlob(pattern: readonly GlobToken[], text: string): boolean {
  const end = pattern[pattern.length - 1];
  if (typeof end === 'string' && !text.endsWith(end)) return false;
  let at = 0;
  let token = 0;
  let star = -1;
  let retry = 0;
  while (token < pattern.length || at < text.length) {
    const expected = pattern[token];
    if (expected === ANY_RUN) {
      if (token === pattern.length - 1) return true;
      star = token++;
      retry = at;
    } else if (expected === ANY_CHARACTER && at < text.length) {
      token++;
      at++;
    } else if (typeof expected === 'string' && text.startsWith(expected, at)) {
      token++;
      at += expected.length;
    } else if (star >= 0 && retry < text.length) {
      token = star + 1;
      at = ++retry;
    } else {
      return false;
    }
  }
  return true;
}

/** Any run of characters. */
export const ANY_RUN = Symbol('*');
/** Any single character. */
export const ANY_CHARACTER = Symbol('?');

/** Characters as they are, at least one, or a wildcard. */
export type GlobToken = string | typeof ANY_RUN | typeof ANY_CHARACTER;

/** The tokens of a text in which each `*` and `?` is a wildcard; a run of stars is one. */
export function globTokens(text: string): GlobToken[] {
  return (text.match(/\*+|\?|[^*?]+/g) ?? []).map(globToken);
}

/** The token of characters, of a `?`, or of a run of stars. */
export function globToken(text: string): GlobToken {
  return text[0] === '*' ? ANY_RUN : text === '?' ? ANY_CHARACTER : text;
}
