import { accessChange, sameTexts, textOf, Verdict } from './access-change';
import { ActionSet, ActionTable } from './actions';
import { concernsOf, effectiveActions, Entity, knownOf, RulesByPrincipal } from './entities';
import { Concern } from './levels';
import { once } from './once-each';
import { principalId } from './principal';
import { asksWho, sidesOf } from './sides';

/** What is to say of a principal's access to some actions, which the same rules are about. */
export interface Judgement {
  readonly actions: ActionSet;
  readonly verdict: Verdict;
  /** Ids of the wider principals whose statements differ, where the principal's own do not: the change is theirs. */
  readonly inheritedFrom: readonly string[];
}

/** What a comparison says of a principal; nothing where those before took all that it may cost. */
export type Judge = (entity: Entity) => readonly Judgement[] | undefined;

/** More rules, each counted once for every principal and set of actions that it is about, are no policy that KMS would take. */
const MOST_WORK = 2_000_000;

/** What holding values against patterns may cost, in comparisons of two characters: a second or so. */
const MOST_CHARACTERS = 200_000_000;

/**
 * Judges principals by the rules of two policies; those that the same rules reach in the same way, once.
 *
 * @param named ARNs of the roles and users that the policies name
 */
export function judgeOf(
  before: RulesByPrincipal,
  after: RulesByPrincipal,
  named: ReadonlySet<string>,
  table: ActionTable,
): Judge {
  const sides = sidesOf(before, after);
  const judgements = new Map<string, readonly Judgement[]>();
  const verdicts = new Map<string, Verdict>();
  let work = MOST_WORK;
  let characters = MOST_CHARACTERS;
  const spend = (cost: number) => {
    if (cost > characters) return false;
    characters -= cost;
    return true;
  };
  const judge = (entity: Entity, actions: ActionSet): readonly Judgement[] => {
    if (actions === 0n) return [];
    const known = knownOf(entity, named);
    const [had, has] = [concernsOf(entity, before), concernsOf(entity, after)];
    return alike([...had, ...has], actions).map(set => {
      work -= had.length + has.length;
      const about = (concerns: readonly Concern[]) => concerns.filter(({ rule }) => rule.actions & set);
      const [old, current] = [about(had), about(has)];
      const ask = () => accessChange(old, current, known, spend);
      const isShared = ![...old, ...current].some(({ rule }) => asksWho(rule.condition));
      const verdict = isShared ? once(verdicts, `${textOf(old)}\n=>\n${textOf(current)}`, ask) : ask();
      return { actions: set, verdict, inheritedFrom: verdict.kind === 'same' ? [] : differing(old, current, entity) };
    });
  };
  return entity => {
    if (work < 0) return undefined;
    const { principal, own, account, anyone, foreign } = entity;
    const everything = effectiveActions(entity, table);
    const rulesFor = (ids: readonly (string | undefined)[]) =>
      ids.flatMap(id => (id === undefined ? [] : (sides.get(id) ?? [])));
    const [itsOwn, wider] = [rulesFor(own), rulesFor([account, anyone])];
    const reaching = [...itsOwn, ...wider];
    if (!reaching.some(({ differ }) => differ)) return [];
    if (reaching.some(({ isPersonal }) => isPersonal)) return judge(entity, everything);
    const kind = [principal.kind === 'account', foreign, account, anyone];
    return once(judgements, JSON.stringify([...kind, itsOwn.map(({ same }) => same)]), () => {
      const actions = itsOwn.reduce((set, side) => set | side.actions, 0n) & everything;
      // What no statement of its own is about is the same for all such principals.
      const others = once(judgements, JSON.stringify(kind), () => judge({ ...entity, own: [] }, everything));
      return [...judge(entity, actions), ...within(~actions, others)];
    });
  };
}

/** The judgements, as far as they are about actions of a set. */
function within(actions: ActionSet, judgements: readonly Judgement[]): Judgement[] {
  return judgements.flatMap(judgement => {
    const left = judgement.actions & actions;
    return left === judgement.actions ? [judgement] : left === 0n ? [] : [{ ...judgement, actions: left }];
  });
}

/** Sorts actions into sets whose members are in the same rules. */
function alike(concerns: readonly Concern[], actions: ActionSet): ActionSet[] {
  let sets = [actions];
  for (const mask of new Set(concerns.map(({ rule }) => rule.actions & actions))) {
    sets = sets.flatMap(set => [set & mask, set & ~mask].filter(part => part !== 0n));
  }
  return sets;
}

/** The wider principals whose statements differ, where the entity's own do not. */
function differing(had: readonly Concern[], has: readonly Concern[], { own, account, anyone }: Entity): string[] {
  const of = (concerns: readonly Concern[], ids: readonly string[]) =>
    concerns.filter(({ rule }) => ids.includes(principalId(rule.principal)));
  const differs = (ids: readonly string[]) => !sameTexts(of(had, ids), of(has, ids));
  if (differs(own)) return [];
  return [account, anyone].filter(id => id !== undefined).filter(id => differs([id]));
}
