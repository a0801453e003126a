import { Markup, markup } from './markup';
import { Standing } from './standing';
import { Wording } from './wording';

const SYMBOLS: Readonly<Record<Standing, string>> = {
  fine: '✓',
  drift: '✗',
  'could-not-check': '?',
  note: 'i',
  suppressed: '○',
};

/** A standing in words. */
export function standingInWords(standing: Standing, { asDemanded }: Pick<Wording, 'asDemanded'>): string {
  const words = { fine: asDemanded, drift: 'drift', 'could-not-check': 'could not check' };
  return { ...words, note: 'note', suppressed: 'suppressed' }[standing];
}

/** A standing with its symbol, which is for the eye alone, and words: never shown by colour alone. */
export function sign(standing: Standing, words: string): Markup {
  return markup`<span class="symbol" aria-hidden="true">${SYMBOLS[standing]}</span> ${words}`;
}

/** A reference to a finding. */
export function findingLink(number: number): Markup {
  return markup`<a href="#finding-${number}" aria-label="finding ${number}">${number}</a>`;
}

/** References to findings, the first few where they are many. */
export function findingLinks(numbers: readonly number[], most: number): Markup {
  const links = numbers.slice(0, most).map((number, index) => markup`${index > 0 ? ', ' : ''}${findingLink(number)}`);
  return markup`${links}${numbers.length > most ? ` and ${numbers.length - most} more` : ''}`;
}
