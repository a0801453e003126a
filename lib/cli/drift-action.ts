import { Console, coloursFor } from './console';
import { DeclaredStacks, deployedStacks } from './deployed-stacks';
import { DriftOptions } from './drift-command';
import { statusOfReport } from './exit-status';
import { writeReport } from './outputs';
import { Progress } from './progress';
import { UsageError } from './usage-error';
import {
  AwsAccess,
  AwsAccessOptions,
  checkDrift,
  DeclaredStateError,
  DriftCheck,
  fixPlan,
  nestedStacksWithKeys,
  readCloudAssembly,
  textReport,
} from '../drift';

/**
 * Checks for drift and writes what was found; gives the exit status.
 *
 * @throws UsageError where there is nothing to check, or it can't be read
 */
export async function drift(options: DriftOptions, console: Console): Promise<number> {
  const check = await checked(options, console);
  write(check, options.fixPlan ? fixPlan(check.checks) : undefined, options, console);
  return statusOfReport(check.report, options.failOn);
}

async function checked(options: DriftOptions, console: Console): Promise<DriftCheck> {
  const { profile, roleArn: roleArns, timeout: timeoutMs, settle: settleMs, key: bindings = new Map() } = options;
  const { stack: onlyStacks, region: onlyRegions } = options;
  const { signal, stderr } = console;
  const access = accessTo({ profile, roleArns, timeoutMs, signal });
  const progress = new Progress(stderr);
  try {
    progress.show('reading what is declared');
    const declared = options.deployed ? await deployedStacks(access, options, console) : assemblyIn(options.app);
    const onProgress = (looked: number, total: number) => progress.show(`looked at ${looked} of ${total} keys`);
    return await checkDrift(access, {
      ...{ ...declared, bindings, onlyStacks, onlyRegions },
      ...{ settleMs, signal, onProgress },
    });
  } catch (error) {
    throw error instanceof DeclaredStateError ? new UsageError(error.message) : error;
  } finally {
    progress.clear();
    access.destroy();
  }
}

function assemblyIn(app: string): DeclaredStacks {
  const stacks = readCloudAssembly(app);
  return { stacks, unread: nestedStacksWithKeys(app, stacks) };
}

function accessTo(options: AwsAccessOptions): AwsAccess {
  try {
    return new AwsAccess(options);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** A fix plan is a script of its own on standard output; the report for people then goes to standard error. */
function write({ report }: DriftCheck, plan: string[] | undefined, options: DriftOptions, console: Console): void {
  const { format, output } = options;
  const json = () => `${JSON.stringify(plan ? { ...report, fixPlan: plan } : report, undefined, 2)}\n`;
  const script = () => (plan!.length > 0 ? `${plan!.join('\n')}\n` : '# nothing to restore\n');
  const text = plan ? script : () => textReport(report, coloursFor(console.stdout, console.env));
  if (plan && format === 'text') console.stderr.write(textReport(report, coloursFor(console.stderr, console.env)));
  writeReport({ text, json }, format, output, console);
}
