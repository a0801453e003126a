import { Console, coloursFor } from './console';
import { DeclaredStacks, deployedStacks } from './deployed-stacks';
import { DriftOptions } from './drift-command';
import { statusOfReport } from './exit-status';
import { requireWritable, writeFiles } from './outputs';
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
  Outcome,
  readCloudAssembly,
  textReport,
} from '../drift';

/**
 * Checks for drift and writes what was found; gives the exit status.
 *
 * @throws UsageError where there is nothing to check, or it can't be read
 */
export async function drift(options: DriftOptions, console: Console): Promise<number> {
  requireWritable(options.output);
  const check = await checked(options, console);
  write(check, options, console);
  return statusOfReport(check.report, options.failOn);
}

async function checked(options: DriftOptions, console: Console): Promise<DriftCheck> {
  const { profile, roleArn: roleArns, timeout: timeoutMs, settle: settleMs, key: bindings = new Map() } = options;
  const wanted = { stacks: options.stack, regions: options.region };
  const { signal, stderr } = console;
  const access = accessTo({ profile, roleArns, timeoutMs, signal });
  const progress = new Progress(stderr);
  try {
    progress.show('reading what is declared');
    const declared = options.deployed ? await deployedStacks(access, options, console) : assemblyIn(options.app);
    const onProgress = (looked: number, total: number) => progress.show(`looked at ${looked} of ${total} keys`);
    return await checkDrift(access, {
      ...{ ...declared, bindings, wanted },
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

const NOTHING_TO_RESTORE: Readonly<Record<Outcome, string>> = {
  'in-sync': '# nothing to restore',
  drift: '# nothing that a command restores, see the report',
  indeterminate: '# not everything could be looked at, see the report',
};

/** A fix plan is a script of its own on standard output; the report for people then goes to standard error. */
function write({ checks, report }: DriftCheck, options: DriftOptions, console: Console): void {
  const { format, output, fixPlan: wantsPlan } = options;
  const { stdout, stderr, env } = console;
  const plan = wantsPlan ? fixPlan(checks, report) : undefined;
  const json = () => `${JSON.stringify({ ...report, fixPlan: plan }, undefined, 2)}\n`;
  const isScript = plan !== undefined && format === 'text';
  if (isScript) stderr.write(textReport(report, coloursFor(stderr, env)));
  if (isScript) stdout.write(`${plan.join('\n') || NOTHING_TO_RESTORE[report.outcome]}\n`);
  else stdout.write(format === 'json' ? json() : textReport(report, coloursFor(stdout, env)));
  writeFiles({ text: () => textReport(report), json }, output);
}
