import { FunctionContext } from './surroundings';

/** Where a function runs. */
export interface FunctionPlace {
  /** `aws`, `aws-cn`, `aws-us-gov`, … */
  readonly partition: string;
  /** Twelve digits. */
  readonly account: string;
}

const FUNCTION_ARN = /^arn:(aws[a-z-]*):lambda:[a-z0-9-]+:(\d{12}):function:/;

/** Where the function of an invocation runs. @throws {Error} where the context does not say it */
export function placeOf({ invokedFunctionArn }: FunctionContext): FunctionPlace {
  const [, partition, account] = FUNCTION_ARN.exec(invokedFunctionArn) ?? [];
  if (account !== undefined) return { partition, account };
  throw new Error(
    `the ARN of the function is '${invokedFunctionArn}', expected arn:aws:lambda:<region>:<account>:function:<name>`,
  );
}
