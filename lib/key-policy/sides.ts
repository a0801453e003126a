import { ActionSet } from './actions';
import { Condition } from './condition';
import { ACCOUNT_KEYS, RulesByPrincipal } from './entities';
import { once, onceEach } from './once-each';
import { Rule } from './rules';

/** Keys of what the requests of one principal have and another's have not. */
const IDENTITY_KEYS: ReadonlySet<string> = new Set([...ACCOUNT_KEYS, 'aws:principalarn']);

/** The rules for one principal, on both sides. */
export interface Sides {
  /** Equal for principals that have the same rules. */
  readonly same: number;
  /** All that the rules are about. */
  readonly actions: ActionSet;
  /** Whether the rules of one side are not those of the other. */
  readonly differ: boolean;
  /** Whether a rule regards who it is that asks. */
  readonly isPersonal: boolean;
}

/** The rules of both sides, by {@link principalId}. */
export function sidesOf(before: RulesByPrincipal, after: RulesByPrincipal): Map<string, Sides> {
  const text = (rules: readonly Rule[]) =>
    rules
      .map(({ effect, actions, condition }) => `${effect} ${actions} ${condition.id}`)
      .sort()
      .join('\n\n');
  const numbers = new Map<string, number>();
  const sides = (old: readonly Rule[], current: readonly Rule[]) => {
    const [oldText, currentText] = [text(old), text(current)];
    return {
      same: once(numbers, JSON.stringify([oldText, currentText]), () => numbers.size),
      actions: [...old, ...current].reduce((set, { actions }) => set | actions, 0n),
      differ: oldText !== currentText,
      isPersonal: [...old, ...current].some(rule => rule.spared !== undefined || asksWho(rule.condition)),
    };
  };
  const ids = new Set([...before.keys(), ...after.keys()]);
  return new Map([...ids].map(id => [id, sides(before.get(id) ?? [], after.get(id) ?? [])]));
}

/** Whether a condition regards who it is that asks. */
export const asksWho = onceEach(({ tests }: Condition): boolean => tests.some(({ key }) => IDENTITY_KEYS.has(key)));
