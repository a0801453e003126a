import { Resolution } from '../resolution';

/** What a part of a template comes to. */
export type Outcome<T = unknown> = Resolution<T>;

/** The outcome of what can't be told. */
export interface Unresolved {
  /** Why, a sentence for each thing. */
  readonly unresolved: readonly string[];
}

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

/** The problems of outcomes, each once. */
export function problemsOf(outcomes: readonly Outcome[]): string[] {
  return [...new Set(outcomes.flatMap(outcome => (isResolved(outcome) ? [] : outcome.unresolved)))];
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
