/**
 * Why a state fails, or an execution.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export class StatesFailure extends Error {
  constructor(
    /** Name of the error, which retriers go by: `States.Timeout`, `Lambda.TooManyRequestsException`, or what the function threw. */
    public readonly error: string,
    public readonly failureCause: string,
  ) {
    super(`${error}: ${failureCause}`);
    this.name = 'StatesFailure';
  }
}
