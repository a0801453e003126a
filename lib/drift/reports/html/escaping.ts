import { portableText } from '../portable-text';

/** Characters beyond these are counted, not shown: a page has to open. */
const MOST_CHARACTERS = 4000;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Text from outside, as the text of a page or the value of a quoted attribute. What a browser would obey, or XML does not know, is
 * shown as escapes. Whatever comes to the page goes through here.
 */
export function escaped(text: string): string {
  const shown = text.length > MOST_CHARACTERS ? shortened(text) : text;
  return portableText(shown).replaceAll(/[&<>"']/g, each => ENTITIES[each]);
}

/** The beginning of a text, without half a character at its end. */
function shortened(text: string): string {
  const start = text.slice(0, MOST_CHARACTERS).replace(/[\ud800-\udbff]$/, '');
  return `${start} … (${text.length - start.length} more characters)`;
}
