/** Where a stack of a cloud assembly is deployed. */
export interface StackEnvironment {
  /** Absent where the code leaves it open. */
  readonly account?: string;
  /** Absent where the code leaves it open. */
  readonly region?: string;
}

/** The Region becomes part of an endpoint's host name, so it may hold nothing else. */
const ENVIRONMENT = /^aws:\/\/([A-Za-z0-9@._-]+)\/([a-z0-9-]+)$/;

/**
 * Reads the environment of a stack, `aws://111122223333/us-east-1`; nothing for what is none.
 *
 * @see https://github.com/aws/aws-cdk-cli/blob/main/packages/%40aws-cdk/cloud-assembly-api/lib/environment.ts
 */
export function parseEnvironment(text: unknown): StackEnvironment | undefined {
  const [, account, region] = (typeof text === 'string' && ENVIRONMENT.exec(text)) || [];
  if (region === undefined) return undefined;
  return {
    account: account === 'unknown-account' ? undefined : account,
    region: region === 'unknown-region' ? undefined : region,
  };
}
