import { Rule } from './rules';
import { passesIn, World } from './worlds';

/**
 * What a key policy gives a principal.
 *
 * - `none`: nothing, or it is denied
 * - `delegated`: what the IAM policies of its own account allow too
 * - `direct`: the action, whatever IAM policies say
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html#key-policy-default-allow-root-enable-iam
 */
export type AccessLevel = 'none' | 'delegated' | 'direct';

/** Levels by their order. */
export const ACCESS_LEVELS: readonly AccessLevel[] = ['none', 'delegated', 'direct'];

/** A rule as it concerns one principal. */
export interface Concern {
  readonly rule: Rule;
  /** What the rule gives that principal, an index of {@link ACCESS_LEVELS}; 0 of a Deny. */
  readonly gives: number;
}

/** What the rules give a principal in a world: a Deny wins, else the most that any gives; an index of {@link ACCESS_LEVELS}. */
export function levelIn(world: World, concerns: readonly Concern[]): number {
  let level = 0;
  for (const { rule, gives } of concerns) {
    if (rule.effect === 'Allow' && gives <= level) continue;
    if (!rule.condition.tests.every(test => passesIn(world, test))) continue;
    if (rule.effect === 'Deny') return 0;
    level = gives;
  }
  return level;
}
