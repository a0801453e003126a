import { Markup, markup } from './markup';
import { sign, standingInWords } from './signs';
import { Standing } from './standing';
import { Wording } from './wording';

const MEANINGS: readonly (readonly [Standing, string])[] = [
  ['fine', 'looked at, and nothing differs'],
  ['drift', 'something differs; the numbers are those of the findings'],
  ['could-not-check', 'nobody can say: it could not be read or compared, or there is no key to look at'],
  ['suppressed', 'something differs, and somebody gave a reason why it does not count until a day'],
];

/** What the cells of the matrix mean. */
export function legend(wording: Wording): Markup {
  const items = MEANINGS.map(
    ([standing, meaning]) =>
      markup`<dt>${sign(standing, standingInWords(standing, wording))}</dt><dd>${meaning}</dd>\n`,
  );
  return markup`<dl>\n${items}</dl>`;
}
