import { changed } from './access-changes';
import { Markup, markup } from './markup';
import { NumberedFinding } from './numbered-findings';
import { findingLink } from './signs';
import { AccessChange } from '../../../key-policy';
import { actionsOf, alikeChanges } from '../../access-words';
import { nameOfPrincipal } from '../../principal-names';

/** Gains and losses beyond these are counted. */
const MOST_ITEMS = 12;

/** It holds two live policies against each other, not the declared one against the live one. */
const OF_ANOTHER_KEY = 'replica-differs-from-primary';

/** Who gains and who loses what by the live policy, as the findings at the key say. */
export function gainsAndLosses(found: readonly NumberedFinding[]): Markup | undefined {
  const items = found
    .filter(({ finding }) => finding.ruleId !== OF_ANOTHER_KEY)
    .flatMap(({ finding: { gains, losses }, number }) => [
      ...wordsOf(gains).map(words => item(markup`gain: ${changed('ins', words)}`, number)),
      ...wordsOf(losses).map(words => item(markup`loss: ${changed('del', words)}`, number)),
    ]);
  if (items.length === 0) return undefined;
  const more = items.length - MOST_ITEMS;
  const rest = more > 0 ? markup`<li>${more} more, see the findings</li>\n` : undefined;
  return markup`<ul class="changes">\n${items.slice(0, MOST_ITEMS)}${rest}</ul>\n`;
}

function item(words: Markup, number: number): Markup {
  return markup`<li>${words} (finding ${findingLink(number)})</li>\n`;
}

function wordsOf(changes: readonly AccessChange[]): string[] {
  return alikeChanges(changes).map(group => {
    const [{ principal, condition }] = group;
    return `${nameOfPrincipal(principal)}: ${actionsOf(group)}${condition === undefined ? '' : ` (${condition})`}`;
  });
}
