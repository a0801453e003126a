import { LevelChange } from './access-change';
import { ActionSet, ActionTable, bitsOf } from './actions';
import { AccessChange } from './comparison';
import { ACCESS_LEVELS } from './levels';
import { seriousness } from './seriousness';

/** Actions of KMS's table that a principal gains, or loses, alike. */
export interface Change extends LevelChange {
  /** Its name. */
  readonly principal: string;
  readonly actions: ActionSet;
}

/** What all lists have, of the first of them. */
export function inAll([first, ...others]: readonly (readonly Change[])[]): Change[] {
  const maps = others.map(actionsById);
  return first
    .map(change => ({
      ...change,
      actions: maps.reduce((left, map) => left & (map.get(idOf(change)) ?? 0n), change.actions),
    }))
    .filter(({ actions }) => actions !== 0n);
}

/** Whether a list has what another has not. */
export function hasMore(some: readonly Change[], others: readonly Change[]): boolean {
  const known = actionsById(others);
  return some.some(change => (change.actions & ~(known.get(idOf(change)) ?? 0n)) !== 0n);
}

function actionsById(changes: readonly Change[]): Map<string, ActionSet> {
  const actions = new Map<string, ActionSet>();
  for (const change of changes) {
    const id = idOf(change);
    actions.set(id, (actions.get(id) ?? 0n) | change.actions);
  }
  return actions;
}

/**
 * Equal for what differs in its actions alone. What was there before, and is after, follows from who owns the key. The length tells
 * where the name ends, as there is nothing that a name can't hold.
 */
function idOf({ principal, condition }: Change): string {
  return `${condition === undefined ? '' : principal.length} ${principal}${condition ?? ''}`;
}

/** The changes one by one, the most serious actions first, those of one action in the order of their principals. */
export function listed(changes: readonly Change[], kind: 'gain' | 'loss', { names }: ActionTable): AccessChange[] {
  const inOrder = [...changes].sort((a, b) => (a.principal < b.principal ? -1 : a.principal > b.principal ? 1 : 0));
  const byAction = new Map<string, AccessChange[]>();
  for (const { principal, condition, before, after, actions } of inOrder) {
    const level = { before: ACCESS_LEVELS[before], after: ACCESS_LEVELS[after] };
    for (const bit of bitsOf(actions)) {
      const action = names[bit];
      const list = byAction.get(action) ?? [];
      if (list.length === 0) byAction.set(action, list);
      list.push({ principal, action, ...(condition !== undefined && { condition }), ...level });
    }
  }
  return [...byAction]
    .sort(([a], [b]) => seriousness(a, kind) - seriousness(b, kind) || (a < b ? -1 : 1))
    .flatMap(([, list]) => list);
}
