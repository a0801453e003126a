import { types } from 'node:util';
import { LookFailure } from './looked';

/** Why something could not be read, in one word. */
export type FailureReason = LookFailure['reason'];

/** An error that knows which {@link FailureReason} it is; others are told by their names and codes. */
export class KnownFailure extends Error {
  constructor(
    readonly reason: FailureReason,
    message: string,
  ) {
    super(message);
    this.name = 'KnownFailure';
  }
}

/**
 * The value that an answer must have.
 *
 * What AWS leaves out is not taken for "none": a check that reads nothing must not come out green.
 *
 * @param value What the answer has under this name.
 * @param name Name of the member, `KeyMetadata.Arn`.
 * @throws {KnownFailure} where it is absent.
 */
export function present<T>(value: T | null | undefined, name: string): T {
  if (value === undefined || value === null) throw new KnownFailure('other', `the answer has no ${name}`);
  return value;
}

/** Whether something thrown is an error, also one of another realm: a test runner's or a worker's. */
export function isError(thrown: unknown): thrown is Error {
  return thrown instanceof Error || types.isNativeError(thrown);
}
