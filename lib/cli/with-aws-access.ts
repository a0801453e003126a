import { Console } from './console';
import { UsageError } from './usage-error';
import { AwsAccess } from '../drift/live';

/** How AWS is asked, as options of a command say it. */
export interface AwsOptions {
  readonly profile?: string;
  readonly roleArn?: readonly string[];
  /** Milliseconds. */
  readonly timeout: number;
}

/**
 * Does something with access to AWS, and closes that in the end.
 *
 * @throws UsageError where the profile or the roles that are given can't be used
 */
export async function withAwsAccess<T>(
  { profile, roleArn: roleArns, timeout: timeoutMs }: AwsOptions,
  { signal }: Console,
  work: (access: AwsAccess) => Promise<T>,
): Promise<T> {
  const access = accessTo({ profile, roleArns, timeoutMs, signal });
  try {
    return await work(access);
  } finally {
    access.destroy();
  }
}

function accessTo(options: ConstructorParameters<typeof AwsAccess>[0]): AwsAccess {
  try {
    return new AwsAccess(options);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
