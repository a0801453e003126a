import { Resolution } from '../resolution';

/** What a part of a template comes to. */
export type Outcome<T = unknown> = Resolution<T>;

/** The outcome of what can't be told. */
export interface Unresolved {
  /** Why, a sentence for each thing. */
  readonly unresolved: readonly string[];
}

/** Problems that an outcome may name. They are gathered at each level of a value, so a list without end takes minutes. */
const MAX_PROBLEMS = 50;

/** Stands last where there are more. */
const MORE = 'and more';

/** The value of `AWS::NoValue`: what has it is left out. */
export const NO_VALUE = Symbol('AWS::NoValue');

/** An outcome that can't be told, and why. */
export function unresolved(...problems: string[]): Unresolved {
  return { unresolved: problems };
}

/** Whether an outcome is a value. */
export function isResolved<T>(outcome: Outcome<T>): outcome is { readonly value: T } {
  return !('unresolved' in outcome);
}

/** The problems of outcomes, each once, and no more than {@link MAX_PROBLEMS} of them. */
export function problemsOf(outcomes: readonly Outcome[]): readonly string[] {
  const lists = outcomes.flatMap(outcome => (isResolved(outcome) ? [] : [outcome.unresolved]));
  if (lists.length < 2) return lists[0] ?? [];
  const problems = [...new Set(lists.flat())];
  return problems.length > MAX_PROBLEMS
    ? [...problems.filter(problem => problem !== MORE).slice(0, MAX_PROBLEMS), MORE]
    : problems;
}

/** The values of all outcomes, or the problems of all. */
export function all<T>(outcomes: readonly Outcome<T>[]): Outcome<T[]> {
  const problems = problemsOf(outcomes);
  return problems.length > 0 ? { unresolved: problems } : { value: outcomes.map(outcome => valueOf(outcome)) };
}

/** What becomes of a value, where there is one. */
export function then<T, R>(outcome: Outcome<T>, next: (value: T) => Outcome<R>): Outcome<R> {
  return isResolved(outcome) ? next(outcome.value) : outcome;
}

function valueOf<T>(outcome: Outcome<T>): T {
  return (outcome as { readonly value: T }).value;
}
