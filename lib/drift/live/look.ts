import { reasonOf } from './failure-reason';
import { isError, KnownFailure } from './known-failure';
import { Looked, LookFailure } from './looked';
import { oneLine } from './one-line';

/**
 * What a call gives, or why it failed.
 *
 * Never rejects: whatever is thrown becomes a failure, which the report shows instead of a value.
 *
 * @param operation The call as IAM names it, `kms:GetKeyPolicy`.
 * @param region Region that is asked.
 * @param call Makes the call; every error of it counts as the operation's.
 */
export async function look<T>(operation: string, region: string, call: () => Promise<T>): Promise<Looked<T>> {
  try {
    return { value: await call() };
  } catch (error) {
    return { failure: failureOf(operation, region, error) };
  }
}

/** What was thrown, as a failure of an operation. */
function failureOf(operation: string, region: string, error: unknown): LookFailure {
  return { operation, region, reason: reasonOf(error), message: messageOf(error) };
}

/** What was thrown, as one line for people, without secrets; see {@link oneLine}. */
export function messageOf(error: unknown): string {
  if (!isError(error)) return oneLine(`${error}`) || 'unknown error';
  const { code } = error as NodeJS.ErrnoException;
  // Several addresses that all refuse make one error without words.
  const words = error.message || (typeof code === 'string' ? code : '');
  const explained = error instanceof KnownFailure || reasonOf(error) !== 'other' || error.name === 'Error';
  return oneLine(explained && words ? words : `${error.name}: ${words}`.replace(/: $/, ''));
}
