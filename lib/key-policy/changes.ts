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

/** Equal for what differs in its actions alone. What was there before, and is after, follows from who owns the key. */
function idOf({ principal, condition }: Change): string {
  return JSON.stringify([principal, condition]);
}

/** The changes one by one, the most serious first, those of one action in the order of their principals. */
export function listed(changes: readonly Change[], kind: 'gain' | 'loss', table: ActionTable): AccessChange[] {
  const inOrder = [...changes].sort((a, b) => (a.principal < b.principal ? -1 : a.principal > b.principal ? 1 : 0));
  const byRank = new Map<number, AccessChange[]>();
  const ranked = new Map<ActionSet, readonly Ranked[]>();
  for (const { principal, condition, before, after, actions } of inOrder) {
    const names = ranked.get(actions) ?? rankedNames(actions, kind, table);
    ranked.set(actions, names);
    const level = { before: ACCESS_LEVELS[before], after: ACCESS_LEVELS[after] };
    for (const { action, rank } of names) {
      const list = byRank.get(rank) ?? [];
      if (list.length === 0) byRank.set(rank, list);
      list.push({ principal, action, ...(condition !== undefined && { condition }), ...level });
    }
  }
  return [...byRank].sort(([a], [b]) => a - b).flatMap(([, list]) => list);
}

/** An action, and how serious it is. */
interface Ranked {
  readonly action: string;
  readonly rank: number;
}

function rankedNames(actions: ActionSet, kind: 'gain' | 'loss', { names }: ActionTable): Ranked[] {
  return [...bitsOf(actions)].map(bit => ({ action: names[bit], rank: seriousness(names[bit], kind) }));
}
