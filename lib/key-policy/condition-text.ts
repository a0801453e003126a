import { GlobToken, globToken } from './glob';

/**
 * The text of a value in one language, that of `StringLike` in a policy of 2012: `*` and `?` are wildcards, `${*}`, `${?}` and
 * `${$}` the characters themselves, any other `${…}` a variable.
 *
 * @param literal whether the operator takes `*` and `?` as they are
 * @param variables whether the policy's version knows variables; else `${` is plain text
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function patternText(value: string, literal: boolean, variables: boolean): string {
  if (!value.includes('${') && !(literal && /[*?]/.test(value))) return value;
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
  readonly text: string;
  readonly tokens: readonly GlobToken[];
  /** Whether the text is one value, and no pattern. */
  readonly literal: boolean;
  /** Whether it holds a variable, whose value nobody knows. */
  readonly variable: boolean;
}

/** Variables and escaped characters, wildcards, and what stands between them. */
const PIECES = /\$\{([^}]*)\}|\*+|\?|[^*?$]+|\$/g;

/** Reads a text of {@link patternText}. */
export function textPattern(text: string): TextPattern {
  if (!/[*?$]/.test(text)) return { text, tokens: text === '' ? [] : [text], variable: false, literal: true };
  const tokens: GlobToken[] = [];
  let variable = false;
  for (const [piece, name] of text.matchAll(PIECES)) {
    const escaped = name === '*' || name === '?' || name === '$';
    variable ||= name !== undefined && !escaped;
    tokens.push(name === undefined ? globToken(piece) : escaped ? name : piece);
  }
  return { text, tokens, variable, literal: !variable && tokens.every(token => typeof token === 'string') };
}

function isWildcard(character: string): boolean {
  return character === '*' || character === '?';
}
