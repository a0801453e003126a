import { conditionsInWords } from './condition-words';
import { isWithin, telling } from './inclusion';
import { joined } from './joined';
import { Concern, levelIn } from './levels';
import { settled } from './settled';
import { KnownOfRequest, Spend, worldsOf } from './worlds';

/** How far one principal's access to one action changes, as indexes of `ACCESS_LEVELS`. */
export interface LevelChange {
  readonly before: number;
  readonly after: number;
  /** In words; nothing where the change is unconditional. */
  readonly condition?: string;
}

/** What is to say of the same access under two policies. */
export type Verdict =
  | { readonly kind: 'same' }
  | { readonly kind: 'changed'; readonly gain?: LevelChange; readonly loss?: LevelChange }
  /** Neither equality nor a difference can be proved. */
  | { readonly kind: 'unproved'; readonly before: string; readonly after: string; readonly because: string };

const NOT_KNOWN = {
  resource: 'whether the Resource is this key is not known',
  attribute: 'what the condition asks of the key may be another thing for each of the two keys',
};

/** More rules for one principal and action are not looked at for what their conditions mean. */
const MOST_RULES = 128;

/**
 * Compares what two policies give one principal for one action.
 *
 * Changed is what is so in some world, where one side is the same in every world or one side includes the other. Conditions
 * that differ in another way are unproved: both sides are worth a look.
 *
 * @param known what is known of the principal's requests
 * @param spend takes from what the comparison may cost
 */
export function accessChange(
  before: readonly Concern[],
  after: readonly Concern[],
  known: KnownOfRequest,
  spend: Spend = () => true,
): Verdict {
  if (before.length + after.length > MOST_RULES) {
    return sameTexts(before, after)
      ? { kind: 'same' }
      : unproved(before, after, 'there are too many conditions to compare');
  }
  const [old, current] = [telling(settled(before, known)), telling(settled(after, known))];
  if (sameTexts(old, current)) return { kind: 'same' };
  for (const { ofKey } of [...old, ...current].flatMap(({ rule }) => rule.condition.tests)) {
    if (ofKey !== undefined) return unproved(old, current, NOT_KNOWN[ofKey]);
  }
  const [triedBefore, triedAfter] = [old.map(inFewerTests), current.map(inFewerTests)];
  const all = [...triedBefore, ...triedAfter].map(({ rule }) => rule);
  const { worlds, complete } = worldsOf(all, known, spend);
  const levels = worlds.map(world => ({
    before: levelIn(world, triedBefore),
    after: levelIn(world, triedAfter),
  }));
  const gain = greatest(levels.filter(level => level.after > level.before));
  const loss = greatest(levels.filter(level => level.after < level.before));
  const changed = (): Verdict => ({
    kind: 'changed',
    ...(gain && { gain: { ...gain, condition: changeInWords(old, current, 'gain') } }),
    ...(loss && { loss: { ...loss, condition: changeInWords(old, current, 'loss') } }),
  });
  if (complete && !gain && !loss) return { kind: 'same' };
  const constant =
    isConstant(
      old,
      complete,
      levels.map(level => level.before),
    ) ||
    isConstant(
      current,
      complete,
      levels.map(level => level.after),
    );
  if (constant && (gain || loss)) return changed();
  const [grows, shrinks] = [isWithin(old, current), isWithin(current, old)];
  if (grows && shrinks) return { kind: 'same' };
  if (gain && !loss && (grows || complete)) return changed();
  if (loss && !gain && (shrinks || complete)) return changed();
  return unproved(old, current, 'the conditions differ, and neither is proved to include the other');
}

function inFewerTests(concern: Concern): Concern {
  return { ...concern, rule: { ...concern.rule, condition: joined(concern.rule.condition) } };
}

/** Whether the rules of the sides are the same, order aside. */
export function sameTexts(some: readonly Concern[], others: readonly Concern[]): boolean {
  return textOf(some) === textOf(others);
}

/** Equal for rules that are the same, order aside. */
export function textOf(concerns: readonly Concern[]): string {
  return concerns
    .map(({ rule, gives }) => `${rule.effect} ${gives} ${rule.condition.id}`)
    .sort()
    .join('\n\n');
}

function isConstant(concerns: readonly Concern[], complete: boolean, levels: readonly number[]): boolean {
  if (concerns.every(({ rule }) => rule.condition.tests.length === 0)) return true;
  return complete && new Set(levels).size === 1;
}

function greatest<T extends { before: number; after: number }>(changes: readonly T[]): T | undefined {
  return changes.reduce<T | undefined>(
    (most, change) =>
      most && Math.abs(most.after - most.before) >= Math.abs(change.after - change.before) ? most : change,
    undefined,
  );
}

function changeInWords(
  before: readonly Concern[],
  after: readonly Concern[],
  kind: 'gain' | 'loss',
): string | undefined {
  const [old, current] = [conditionsInWords(before), conditionsInWords(after)];
  if (before.length === 0 || old === current) return current;
  if (after.length === 0) return old;
  if (old === undefined) return kind === 'gain' ? current : `now only ${current}`;
  if (current === undefined) return kind === 'gain' ? `before only ${old}` : old;
  return `before ${old}; now ${current}`;
}

function unproved(before: readonly Concern[], after: readonly Concern[], because: string): Verdict {
  return { kind: 'unproved', before: sideInWords(before), after: sideInWords(after), because };
}

function sideInWords(concerns: readonly Concern[]): string {
  if (!concerns.some(({ rule }) => rule.effect === 'Allow')) return 'not at all';
  return conditionsInWords(concerns) ?? 'always';
}
