import { Console } from './console';
import { Progress } from './progress';
import { UsageError } from './usage-error';
import { VerifyOptions } from './verify-command';
import { AwsAccess, AwsAccessOptions } from '../drift/live';
import { DriftReport } from '../drift/report';
import { verifyKeys } from '../drift/verify';

/**
 * Looks at keys, and at all keys of their sets.
 *
 * @throws UsageError where the roles that are given can't be used
 */
export async function verifiedKeys(
  keyArns: readonly string[],
  options: VerifyOptions,
  { signal, stderr }: Console,
): Promise<DriftReport> {
  const { broker, search = false, profile, roleArn: roleArns, timeout: timeoutMs, settle: settleMs } = options;
  const access = accessTo({ profile, roleArns, timeoutMs, signal });
  const progress = new Progress(stderr);
  try {
    progress.show('looking at the keys');
    const onProgress = (looks: number) => progress.show(`keys looked at: ${looks}`);
    const { report } = await verifyKeys(access, {
      ...{ keyArns, requirements: { broker, search } },
      ...{ settleMs, signal, onProgress },
    });
    return report;
  } finally {
    progress.clear();
    access.destroy();
  }
}

function accessTo(options: AwsAccessOptions): AwsAccess {
  try {
    return new AwsAccess(options);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
