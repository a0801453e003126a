import { accessChange, LevelChange, sameTexts, textOf, Verdict } from './access-change';
import { ActionSet, ActionTable, bitsOf } from './actions';
import { AccessChange } from './comparison';
import { ACCOUNT_KEYS, byPrincipal, concernsOf, effectiveActions, entitiesOf, Entity, knownOf } from './entities';
import { KMS_ACTIONS_DATE } from './kms-actions';
import { ACCESS_LEVELS, Concern } from './levels';
import { isIdentity, principalId } from './principal';
import { Rule } from './rules';
import { seriousness } from './seriousness';

/** How the effects of two sets of rules differ. */
export interface Effects {
  readonly gains: AccessChange[];
  readonly losses: AccessChange[];
  /** What could not be proved, a sentence each. */
  readonly reasons: string[];
  /** Whether the two would differ in actions that KMS does not have yet. */
  readonly differInFuture: boolean;
}

/** What a comparison of rules rests on. */
export interface Setting {
  /** Twelve digits of the key's account; without it, every account counts as another one. */
  readonly owner?: string;
  readonly partition: string;
  readonly table: ActionTable;
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

/** More rules, each counted once for every principal and set of actions that it is about, are no policy that KMS would take. */
const MOST_WORK = 2_000_000;

/** What holding values against patterns may cost, in comparisons of two characters: a second or so. */
const MOST_CHARACTERS = 200_000_000;

/** Actions beyond these are counted in sentences, not named. */
const MOST_LISTED = 6;

/** Keys of what the requests of one principal have and another's have not. */
const IDENTITY_KEYS: ReadonlySet<string> = new Set([...ACCOUNT_KEYS, 'aws:principalarn']);

/** Compares two sets of rules principal by principal and action by action. */
export function compareEffects(before: readonly Rule[], after: readonly Rule[], setting: Setting): Effects {
  const { table } = setting;
  const [old, current] = [byPrincipal(before), byPrincipal(after)];
  const changedPrincipals = changed(old, current);
  const everything = [...before, ...after];
  const named = new Set(
    everything.filter(({ principal }) => isIdentity(principal)).map(({ principal }) => principal.name),
  );
  const told = new Map<string, Told>();
  const remembered = verdictsOnce();
  let work = MOST_WORK;
  let characters = MOST_CHARACTERS;
  const spend = (cost: number) => {
    if (cost > characters) return false;
    characters -= cost;
    return true;
  };
  const effects = {
    gains: [] as AccessChange[],
    losses: [] as AccessChange[],
    reasons: new Set<string>(),
    differInFuture: false,
  };

  for (const entity of entitiesOf(everything, setting.owner, setting.partition)) {
    const wider = [entity.account, entity.anyone].filter(id => id !== undefined);
    if (![...entity.own, ...wider].some(id => changedPrincipals.has(id))) continue;
    const known = knownOf(entity, named);
    const [had, has] = [concernsOf(entity, old), concernsOf(entity, current)];
    work -= had.length + has.length;
    if (work < 0) {
      effects.reasons.add('there are too many statements to compare what each principal may do');
      break;
    }
    const found: Told = { gain: [0n, 0n, 0n], loss: [0n, 0n, 0n], unproved: [0n, 0n, 0n] };
    told.set(principalId(entity.principal), found);
    for (const actions of alike([...had, ...has], effectiveActions(entity, table))) {
      const about = (concerns: readonly Concern[]) => concerns.filter(({ rule }) => rule.actions & actions);
      work -= had.length + has.length;
      const verdict = remembered(about(had), about(has), () => accessChange(about(had), about(has), known, spend));
      if (verdict.kind === 'same') continue;
      if (actions & table.future) effects.differInFuture = true;
      const inherited = inheritedFrom(about(had), about(has), entity).map(id => told.get(id));
      // What a wider principal gains or loses as much of is not told again.
      const isNew = (kind: keyof Told, level: number) =>
        actions & ~inherited.flatMap(from => from?.[kind].slice(level) ?? []).reduce((set, more) => set | more, 0n);
      tell(verdict, entity, isNew, found, table, effects);
    }
  }
  return {
    ...effects,
    gains: bySeriousness(effects.gains, 'gain'),
    losses: bySeriousness(effects.losses, 'loss'),
    reasons: [...effects.reasons],
  };
}

/** Asks once for principals that the same rules reach, where those don't ask who the principal is. */
function verdictsOnce() {
  const verdicts = new Map<string, Verdict>();
  return (had: readonly Concern[], has: readonly Concern[], ask: () => Verdict): Verdict => {
    const personal = [...had, ...has].some(({ rule }) =>
      rule.condition.tests.some(({ key }) => IDENTITY_KEYS.has(key)),
    );
    if (personal) return ask();
    const id = `${textOf(had)}\n=>\n${textOf(has)}`;
    const verdict = verdicts.get(id) ?? ask();
    verdicts.set(id, verdict);
    return verdict;
  };
}

function tell(
  verdict: Verdict,
  { principal }: Entity,
  isNew: (kind: keyof Told, level: number) => ActionSet,
  found: Told,
  table: ActionTable,
  effects: { gains: AccessChange[]; losses: AccessChange[]; reasons: Set<string> },
): void {
  const names = (actions: ActionSet) => [...bitsOf(actions)].map(bit => table.names[bit]);
  const changes = (actions: ActionSet, { before, after, condition }: LevelChange) =>
    names(actions & table.known).map(action => ({
      principal: principal.name,
      action,
      ...(condition === undefined ? {} : { condition }),
      before: ACCESS_LEVELS[before],
      after: ACCESS_LEVELS[after],
    }));
  if (verdict.kind === 'unproved') {
    const actions = isNew('unproved', 2);
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
      found[kind][level] |= actions;
      effects[kind === 'gain' ? 'gains' : 'losses'].push(...changes(actions, change));
      const unknown = names(actions & table.unknown);
      if (unknown.length > 0) effects.reasons.add(`${listed(unknown)} of ${principal.name}: ${NOT_IN_TABLE}`);
    }
  }
}

function listed(actions: readonly string[]): string {
  const more = actions.length - MOST_LISTED;
  return more > 0 ? `${actions.slice(0, MOST_LISTED).join(', ')} and ${more} more` : actions.join(', ');
}

const NOT_IN_TABLE = `not among the actions of KMS of ${KMS_ACTIONS_DATE}, so whether it has an effect is not known`;

/** The wider principals whose statements differ, where the entity's own do not: the change is theirs. */
function inheritedFrom(had: readonly Concern[], has: readonly Concern[], { own, account, anyone }: Entity): string[] {
  const of = (concerns: readonly Concern[], ids: readonly string[]) =>
    concerns.filter(({ rule }) => ids.includes(principalId(rule.principal)));
  const differs = (ids: readonly string[]) => !sameTexts(of(had, ids), of(has, ids));
  if (differs(own)) return [];
  return [account, anyone].filter(id => id !== undefined).filter(id => differs([id]));
}

/** Ids of principals whose rules are not the same on both sides. */
function changed(
  before: ReadonlyMap<string, readonly Rule[]>,
  after: ReadonlyMap<string, readonly Rule[]>,
): Set<string> {
  const text = (rules: readonly Rule[] | undefined) =>
    (rules ?? [])
      .map(({ effect, actions, condition }) => `${effect} ${actions} ${condition.id}`)
      .sort()
      .join('\n\n');
  return new Set([...before.keys(), ...after.keys()].filter(id => text(before.get(id)) !== text(after.get(id))));
}

/** Sorts actions into sets whose members are in the same rules. */
function alike(concerns: readonly Concern[], actions: ActionSet): ActionSet[] {
  let sets = [actions];
  for (const mask of new Set(concerns.map(({ rule }) => rule.actions))) {
    sets = sets.flatMap(set => [set & mask, set & ~mask].filter(part => part !== 0n));
  }
  return sets;
}

function bySeriousness(changes: AccessChange[], kind: 'gain' | 'loss'): AccessChange[] {
  const rank = new Map(
    [...new Set(changes.map(({ action }) => action))].map(action => [action, seriousness(action, kind)]),
  );
  return changes.sort((a, b) => rank.get(a.action)! - rank.get(b.action)! || (a.principal < b.principal ? -1 : 1));
}
