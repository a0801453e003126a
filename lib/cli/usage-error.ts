import { DeclaredStateError } from '../drift/declared/declared-state-error';

/** What the user gave and the command can't use: a message, no stack trace, exit status 2. */
export class UsageError extends Error {
  public override readonly name = 'UsageError';
}

/** Whether something was thrown as a usage error. By its name: the class is in both bundles of the command. */
export function isUsageError(thrown: unknown): thrown is UsageError {
  return thrown instanceof Error && thrown.name === 'UsageError';
}

/** What was thrown; where that is about the declared state, which the user gave, as a usage error. */
export function asUsageError(thrown: unknown): unknown {
  return thrown instanceof DeclaredStateError ? new UsageError(thrown.message) : thrown;
}
