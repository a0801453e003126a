import { LambdaError, lambdaError } from './lambda-error';
import { StatesFailure } from './states-failure';

/** The Lambda functions that a state machine may call. */
export interface Functions {
  /**
   * @param payload JSON
   * @returns JSON
   * @throws {StatesFailure} with the error of the function, or of Lambda
   */
  invoke(arn: string, payload: string): Promise<string>;
}

/** A handler. It throws a `StatesFailure` where Lambda itself is to fail. */
export type Handler = (event: any) => unknown;

/** Handlers in this process, by the ARNs of their functions. */
export function handlersByArn(handlers: Readonly<Record<string, Handler>>): Functions {
  return {
    invoke: async (arn, payload) => {
      if (!Object.hasOwn(handlers, arn)) {
        throw new Error(`there is no function ${arn}, but ${Object.keys(handlers).join(', ')}`);
      }
      try {
        return JSON.stringify((await handlers[arn](JSON.parse(payload))) ?? null);
      } catch (error) {
        throw error instanceof StatesFailure ? error : failureOf(lambdaError(error));
      }
    },
  };
}

/** What Step Functions makes of the error of a function. */
export function failureOf(error: Partial<LambdaError> & { readonly errorType: string }): StatesFailure {
  return new StatesFailure(error.errorType, JSON.stringify(error));
}
