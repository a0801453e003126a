import { AccessLevel } from './levels';

/**
 * What comparing two policies says.
 *
 * - `equivalent`: whoever may do something under one may do it under the other, and nobody else
 * - `different`: somebody may do more, or less
 * - `indeterminate`: neither can be proved
 */
export type Outcome = 'equivalent' | 'different' | 'indeterminate';

/** One principal that gains or loses one action. */
export interface AccessChange {
  /** ARN of a role or user, of an account its root's; `*` for anyone; the name of a service. */
  readonly principal: string;
  /** `kms:Decrypt` */
  readonly action: string;
  /** In words; absent where the change is unconditional. */
  readonly condition?: string;
  /** What the principal had. */
  readonly before: AccessLevel;
  /** What the principal has. */
  readonly after: AccessLevel;
}

/** How two key policies differ in effect. */
export interface Comparison {
  readonly outcome: Outcome;
  /** What the second policy gives and the first does not, most serious first. */
  readonly gains: readonly AccessChange[];
  /** What the first policy gives and the second does not, most serious first. */
  readonly losses: readonly AccessChange[];
  /** Differences of the texts that change nothing. */
  readonly cosmetic: readonly string[];
  /** What could not be proved, and why. */
  readonly reasons: readonly string[];
  /** What the outcome rests on: the day of the table of actions, the owner where it was concluded. */
  readonly assumptions: readonly string[];
  /** What the policies grant in vain. */
  readonly withoutEffect: readonly string[];
  /** What makes the key harder to manage under the second policy than under the first. */
  readonly risks: readonly string[];
}
