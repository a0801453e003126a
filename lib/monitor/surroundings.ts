/** What a function finds around it, beside AWS. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  /** Writes a line to the log of the function. */
  readonly log: (line: string) => void;
}

/**
 * What Lambda says of an invocation, as far as it is used.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html
 */
export interface FunctionContext {
  readonly invokedFunctionArn: string;
  getRemainingTimeInMillis(): number;
}
