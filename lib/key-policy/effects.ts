import { Verdict } from './access-change';
import { ActionSet, ActionTable, bitsOf } from './actions';
import { Change } from './changes';
import { byPrincipal, entitiesOf, Entity } from './entities';
import { Judge, judgeOf } from './judge';
import { KMS_ACTIONS_DATE } from './kms-actions';
import { isIdentity, principalId } from './principal';
import { Rule } from './rules';

/** How the effects of two sets of rules differ. */
export interface Effects {
  readonly gains: readonly Change[];
  readonly losses: readonly Change[];
  /** What could not be proved, a sentence each. */
  readonly reasons: string[];
  /** Whether the two would differ in actions that KMS does not have yet. */
  readonly differInFuture: boolean;
}

/**
 * The actions that a principal was found to gain or to lose, by the level that it reached or fell from, and, at the last place,
 * those under conditions that can't be compared.
 */
interface Told {
  readonly gain: ActionSet[];
  readonly loss: ActionSet[];
  readonly unproved: ActionSet[];
}

/** Actions beyond these are counted in sentences, not named. */
const MOST_LISTED = 6;

/** What two sets of rules differ in, by the twelve digits of the key's account; without them, every account counts as another one. */
export type EffectsFor = (owner: string | undefined) => Effects;

/** Compares two sets of rules principal by principal and action by action. */
export function compareEffects(
  before: readonly Rule[],
  after: readonly Rule[],
  partition: string,
  table: ActionTable,
): EffectsFor {
  const everything = [...before, ...after];
  const named = new Set(
    everything.filter(({ principal }) => isIdentity(principal)).map(({ principal }) => principal.name),
  );
  const judge = judgeOf(byPrincipal(before), byPrincipal(after), named, table);
  return owner => effectsOn(entitiesOf(everything, owner, partition), judge, table);
}

function effectsOn(entities: readonly Entity[], judge: Judge, table: ActionTable): Effects {
  const told = new Map<string, Told>();
  const effects = {
    gains: [] as Change[],
    losses: [] as Change[],
    reasons: new Set<string>(),
    differInFuture: false,
  };

  for (const entity of entities) {
    const judgements = judge(entity);
    if (judgements === undefined) {
      effects.reasons.add('there are too many statements to compare what each principal may do');
      break;
    }
    const found: Told = { gain: [0n, 0n, 0n], loss: [0n, 0n, 0n], unproved: [0n, 0n, 0n] };
    told.set(principalId(entity.principal), found);
    for (const { actions, verdict, inheritedFrom } of judgements) {
      if (verdict.kind === 'same') continue;
      if (actions & table.future) effects.differInFuture = true;
      // What a wider principal gains or loses as much of is not told again.
      const isNew = (kind: keyof Told, level: number) => {
        const toldOf = inheritedFrom.flatMap(id => told.get(id)?.[kind].slice(level) ?? []);
        return toldOf.reduce((left, set) => left & ~set, actions);
      };
      tell(verdict, entity, isNew, found, table, effects);
    }
  }
  return { ...effects, reasons: [...effects.reasons] };
}

function tell(
  verdict: Verdict,
  { principal }: Entity,
  isNew: (kind: keyof Told, level: number) => ActionSet,
  found: Told,
  table: ActionTable,
  effects: { gains: Change[]; losses: Change[]; reasons: Set<string> },
): void {
  const names = (actions: ActionSet) => Array.from(bitsOf(actions), bit => table.names[bit]);
  if (verdict.kind === 'unproved') {
    const actions = isNew('unproved', 2);
    if (actions === 0n) return;
    found.unproved[2] |= actions;
    const list = listed(names(actions & (table.known | table.unknown)));
    const { before, after, because } = verdict;
    if (list) effects.reasons.add(`${principal.name} may do ${list} before: ${before}; after: ${after}: ${because}`);
  } else if (verdict.kind === 'changed') {
    for (const [kind, change] of [
      ['gain', verdict.gain],
      ['loss', verdict.loss],
    ] as const) {
      if (change === undefined) continue;
      const level = kind === 'gain' ? change.after : change.before;
      const actions = isNew(kind, level);
      if (actions === 0n) continue;
      found[kind][level] |= actions;
      const known = actions & table.known;
      if (known) {
        effects[kind === 'gain' ? 'gains' : 'losses'].push({ ...change, principal: principal.name, actions: known });
      }
      const unknown = actions & table.unknown;
      if (unknown) effects.reasons.add(`${listed(names(unknown))} of ${principal.name}: ${NOT_IN_TABLE}`);
    }
  }
}

function listed(actions: readonly string[]): string {
  const more = actions.length - MOST_LISTED;
  return more > 0 ? `${actions.slice(0, MOST_LISTED).join(', ')} and ${more} more` : actions.join(', ');
}

const NOT_IN_TABLE = `not among the actions of KMS of ${KMS_ACTIONS_DATE}, so whether it has an effect is not known`;
