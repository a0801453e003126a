import { ANY_CHARACTER, ANY_RUN, GlobToken } from './glob';

/**
 * The text of a value in one language, that of `StringLike` in a policy of 2012: `*` and `?` are wildcards, `${*}`, `${?}` and
 * `${$}` the characters themselves, any other `${…}` a variable.
 *
 * @param literal whether the operator takes `*` and `?` as they are
 * @param variables whether the policy's version knows variables; else `${` is plain text
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function patternText(value: string, literal: boolean, variables: boolean): string {
  let text = '';
  for (let at = 0; at < value.length; at++) {
    const end = variables && value.startsWith('${', at) ? value.indexOf('}', at) : -1;
    if (end >= 0) {
      text += value.slice(at, end + 1);
      at = end;
    } else if (value.startsWith('${', at)) {
      text += '${$}';
    } else {
      text += literal && isWildcard(value[at]) ? `\${${value[at]}}` : value[at];
    }
  }
  return text;
}

/** What a text of {@link patternText} stands for. */
export interface TextPattern {
  readonly tokens: readonly GlobToken[];
  /** Whether the text is one value, and no pattern. */
  readonly literal: boolean;
  /** Whether it holds a variable, whose value nobody knows. */
  readonly variable: boolean;
}

/** Reads a text of {@link patternText}. */
export function textPattern(text: string): TextPattern {
  const tokens: GlobToken[] = [];
  let variable = false;
  for (let at = 0; at < text.length; at++) {
    const end = text.startsWith('${', at) ? text.indexOf('}', at) : -1;
    if (end < 0) {
      if (text[at] !== '*') tokens.push(text[at] === '?' ? ANY_CHARACTER : text[at]);
      else if (tokens.at(-1) !== ANY_RUN) tokens.push(ANY_RUN);
      continue;
    }
    const name = text.slice(at + 2, end);
    if (name === '*' || name === '?' || name === '$') {
      tokens.push(name);
    } else {
      for (const character of text.slice(at, end + 1)) tokens.push(character);
      variable = true;
    }
    at = end;
  }
  return { tokens, variable, literal: !variable && tokens.every(token => typeof token === 'string') };
}

function isWildcard(character: string): boolean {
  return character === '*' || character === '?';
}
