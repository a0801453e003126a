import { Console } from './console';
import { statusOfReport } from './exit-status';
import { requireWritable, writeReport } from './outputs';
import { Progress } from './progress';
import { inputName } from './read-input';
import { readPolicy } from './read-policy';
import { Reported, renderings } from './report-renderings';
import { suppressed, suppressionsIn } from './suppressed';
import { VerifyOptions } from './verify-command';
import { withAwsAccess } from './with-aws-access';
import { verifyKeys, verifyPolicy, ZoomRequirements } from '../drift';
import { parseArn } from '../key-policy';

/**
 * Holds keys, or a policy in a file, against what Zoom needs, and writes what was found; gives the exit status.
 *
 * @throws UsageError where something that is given can't be read or used
 */
export async function verify(keyArns: readonly string[], options: VerifyOptions, console: Console): Promise<number> {
  const { policyFile, format, output, failOn } = options;
  requireWritable(output, [options.suppressions, policyFile]);
  const suppressions = await suppressionsIn(options.suppressions, console);
  const found =
    policyFile === undefined
      ? await verifiedKeys(keyArns, options, console)
      : await verifiedPolicy(policyFile, options, console);
  const reported = { ...found, report: suppressed(found.report, suppressions) };
  writeReport(colours => renderings(reported, colours), format, output, console);
  return statusOfReport(reported.report, failOn);
}

async function verifiedKeys(keyArns: readonly string[], options: VerifyOptions, console: Console): Promise<Reported> {
  const { settle: settleMs } = options;
  const { signal, stderr } = console;
  return withAwsAccess(options, console, async access => {
    const progress = new Progress(stderr);
    try {
      progress.show('looking at the keys');
      const onProgress = (looks: number) => progress.show(`keys looked at: ${looks}`);
      return await verifyKeys(access, {
        ...{ keyArns, requirements: requirementsIn(options) },
        ...{ settleMs, signal, onProgress },
      });
    } finally {
      progress.clear();
    }
  });
}

/** Asks no cloud. */
async function verifiedPolicy(file: string, options: VerifyOptions, console: Console): Promise<Reported> {
  const { account, keyArn } = options;
  return verifyPolicy({
    ...{ policy: await readPolicy(file, console), name: inputName(file), keyArn },
    account: (account ?? parseArn(keyArn!)?.account)!,
    requirements: requirementsIn(options),
  });
}

function requirementsIn({ broker, search = false }: VerifyOptions): ZoomRequirements {
  return { broker, search };
}
