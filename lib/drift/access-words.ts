import { AccessChange } from '../key-policy';
import { nameOfPrincipal } from './principal-names';

/** Actions beyond these are counted, not named. */
const MOST_NAMED = 6;

/** What the loss of an action means where Zoom has it, by the action's name; the first that it begins with counts. */
const CONSEQUENCES: readonly (readonly [string, string])[] = [
  ['kms:Decrypt', "content encrypted there can't be read"],
  ['kms:Encrypt', "new content can't be encrypted there"],
  ['kms:GenerateDataKey', "new content can't be encrypted there"],
  ['kms:DescribeKey', "Zoom can't see the key there"],
  ['kms:CreateGrant', "Zoom can't hand on the use of the key there"],
];

/** Puts changes together that differ in their action alone, in the order of the first of each. */
export function alikeChanges(changes: readonly AccessChange[]): [AccessChange, ...AccessChange[]][] {
  const groups = new Map<string, [AccessChange, ...AccessChange[]]>();
  for (const change of changes) {
    const { principal, before, after, condition } = change;
    const key = JSON.stringify([principal, before, after, condition]);
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()];
}

/** Who gains what: `role/X gains kms:Decrypt in eu-central-1, if …`. */
export function gainInWords(changes: readonly AccessChange[], region?: string): string {
  const [{ principal, before, after, condition }] = changes;
  const own = before === 'delegated' && after === 'direct' ? ' of its own, beside what IAM policies allow' : '';
  return `${nameOfPrincipal(principal)} gains ${actionsOf(changes)}${own}${where(region)}${whether(condition)}`;
}

/** Who loses what: `Zoom key broker (409910850980) loses kms:Decrypt in eu-central-1, if …`. What follows is said by {@link consequenceOf}. */
export function lossInWords(changes: readonly AccessChange[], region?: string): string {
  const [{ principal, before, after, condition }] = changes;
  const left = before === 'direct' && after === 'delegated' ? ', and keeps what IAM policies allow' : '';
  return `${nameOfPrincipal(principal)} loses ${actionsOf(changes)}${where(region)}${left}${whether(condition)}`;
}

/** What follows where Zoom loses an action; nothing where nothing is known to. */
export function consequenceOf(action: string): string | undefined {
  return CONSEQUENCES.find(([prefix]) => action.startsWith(prefix))?.[1];
}

/** Names actions, the first few where they are many. */
export function actionsOf(changes: readonly AccessChange[]): string {
  const names = [...new Set(changes.map(({ action }) => action))];
  const more = names.length - MOST_NAMED;
  return more > 0 ? `${names.slice(0, MOST_NAMED).join(', ')} and ${more} more` : names.join(', ');
}

function where(region: string | undefined): string {
  return region === undefined ? '' : ` in ${region}`;
}

function whether(condition: string | undefined): string {
  return condition === undefined ? '' : ` (${condition})`;
}
