import { portableText } from './portable-text';

/** Characters of a text that are shown; the rest is counted. */
const MOST_SHOWN = 500;

/** A word that Markdown, and what GitHub makes of Markdown, can't take for anything else. */
const PLAIN_WORD = /^(?:\(?[A-Za-z]+(?:['-][A-Za-z]+)*)?[,.;:)]*$/;

/** What may stand behind a word that is shown as code. */
const PUNCTUATION = /[,.;:)]*$/;

/** A sentence with text from outside in it: plain words as they are, all others, in which something could hide, as code. */
export function markdownSentence(text: string): string {
  const shown = portableText(clipped(text));
  const words = shown.split(' ');
  if (words.includes('')) return codeOf(shown);
  const runs: { readonly plain: boolean; readonly words: string[] }[] = [];
  for (const word of words) {
    const plain = PLAIN_WORD.test(word);
    const last = runs.at(-1);
    if (last?.plain === plain) last.words.push(word);
    else runs.push({ plain, words: [word] });
  }
  return runs.map(run => (run.plain ? run.words.join(' ') : codeThenPunctuation(run.words.join(' ')))).join(' ');
}

/** A sentence of which commands are in backticks. */
export function markdownAdvice(text: string): string {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? markdownCode(part) : spacedSentence(part)))
    .join('');
}

/**
 * Text from outside as code, on one line, within a table or not: in code GitHub sees no mention, link, issue or commit. Nothing for
 * no text.
 */
export function markdownCode(text: string): string {
  return codeOf(portableText(clipped(text)));
}

/** A sentence that may begin and end with a space. */
function spacedSentence(text: string): string {
  const [, before, words, after] = /^( ?)(.*?)( ?)$/s.exec(text)!;
  return `${before}${markdownSentence(words)}${after}`;
}

function codeThenPunctuation(text: string): string {
  const [after] = PUNCTUATION.exec(text)!;
  return `${codeOf(text.slice(0, text.length - after.length))}${after}`;
}

/** A bar would end the cell of a table in spite of a backslash where another stands before it, and a backtick would end the code. */
function codeOf(text: string): string {
  if (text === '') return '';
  return /[`|]|^ | $/.test(text) ? `<code>${text.replace(/[!-/:-@[-`{-~]/g, reference)}</code>` : `\`${text}\``;
}

/** The comment parts what GitHub would else take for an address of mail, from the decoded text. */
function reference(character: string): string {
  return `&#${character.charCodeAt(0)};${character === '@' ? '<!-- -->' : ''}`;
}

function clipped(text: string): string {
  const characters = [...text];
  if (characters.length <= MOST_SHOWN) return text;
  return `${characters.slice(0, MOST_SHOWN).join('')}… (${characters.length - MOST_SHOWN} more characters)`;
}
