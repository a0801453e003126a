import { Markup, markup } from './markup';
import { table } from './table';
import { AccessChange } from '../../../key-policy';
import { alikeChanges } from '../../access-words';
import { nameOfPrincipal } from '../../principal-names';

/** Rows, and actions in one of them, beyond these are counted. */
const MOST_ROWS = 50;
const MOST_ACTIONS = 60;

const HEADS = ['Who', 'Actions', 'Had', 'Has', 'Condition'];

/** Something gained or lost, marked as such. */
export function changed(tag: 'ins' | 'del', content: string | Markup): Markup {
  return tag === 'ins' ? markup`<ins>${content}</ins>` : markup`<del>${content}</del>`;
}

/** What was gained or lost, in a table; nothing where nothing was. */
export function accessChanges(
  caption: string,
  tag: 'ins' | 'del',
  changes: readonly AccessChange[],
): Markup | undefined {
  if (changes.length === 0) return undefined;
  const groups = alikeChanges(changes);
  const more = groups.length - MOST_ROWS;
  const rest = more > 0 ? markup`<tr><td colspan="${HEADS.length}">${more} more, not shown</td></tr>\n` : undefined;
  const rows = groups.slice(0, MOST_ROWS).map(group => row(tag, group));
  return table(caption, HEADS, [markup`<tbody>\n${rows}${rest}</tbody>`]);
}

function row(tag: 'ins' | 'del', group: readonly [AccessChange, ...AccessChange[]]): Markup {
  const [{ principal, before, after, condition = 'none' }] = group;
  const name = nameOfPrincipal(principal);
  const arn = name === principal ? undefined : markup`<br/><small><code>${principal}</code></small>`;
  const actions = group.slice(0, MOST_ACTIONS).map(({ action }) => action);
  const more = group.length > MOST_ACTIONS ? ` and ${group.length - MOST_ACTIONS} more` : '';
  const levels = [before, after].map(level => markup`<td>${level}</td>`);
  return markup`<tr><th scope="row"><span class="name">${name}</span>${arn}</th><td>${changed(
    tag,
    `${actions.join(', ')}${more}`,
  )}</td>${levels}<td>${condition}</td></tr>\n`;
}
