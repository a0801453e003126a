import { Console, coloursFor } from './console';
import { declaredStacks } from './declared-stacks';
import { DriftOptions } from './drift-command';
import { statusOfReport } from './exit-status';
import { requireWritable, writeFiles, writeReport } from './outputs';
import { Progress } from './progress';
import { Reported, renderings } from './report-renderings';
import { suppressed, suppressionsIn } from './suppressed';
import { reportOnPlans } from './terraform-plans';
import { asUsageError } from './usage-error';
import { withAwsAccess } from './with-aws-access';
import { AwsAccess, checkDrift, fixPlan, Outcome, textReport } from '../drift';

/**
 * Checks for drift and writes what was found; gives the exit status.
 *
 * @throws UsageError where there is nothing to check, or it can't be read
 */
export async function drift(options: DriftOptions, console: Console): Promise<number> {
  requireWritable(options.output, [options.suppressions, ...(options.terraformPlan ?? [])]);
  const suppressions = await suppressionsIn(options.suppressions, console);
  const found = options.terraformPlan
    ? { report: await reportOnPlans(options.terraformPlan, console) }
    : await withAwsAccess(options, console, access => checked(access, options, console));
  const reported = { ...found, report: suppressed(found.report, suppressions) };
  write(reported, options, console);
  return statusOfReport(reported.report, options.failOn);
}

async function checked(access: AwsAccess, options: DriftOptions, console: Console): Promise<Reported> {
  const { settle: settleMs, key: bindings = new Map() } = options;
  const wanted = { stacks: options.stack, regions: options.region };
  const { signal, stderr } = console;
  const progress = new Progress(stderr);
  try {
    progress.show('reading what is declared');
    const declared = await declaredStacks(access, options, console);
    const onProgress = (looked: number, total: number) => progress.show(`looked at ${looked} of ${total} keys`);
    const { checks, report } = await checkDrift(access, {
      ...{ ...declared, bindings, wanted },
      ...{ settleMs, signal, onProgress },
    });
    return { checks, report, fixPlan: options.fixPlan ? fixPlan(checks, report) : undefined };
  } catch (error) {
    throw asUsageError(error);
  } finally {
    progress.clear();
  }
}

const NOTHING_TO_RESTORE: Readonly<Record<Outcome, string>> = {
  'in-sync': '# nothing to restore',
  drift: '# nothing that a command restores, see the report',
  indeterminate: '# not everything could be looked at, see the report',
};

/** A fix plan is a script of its own on standard output; the report for people then goes to standard error. */
function write(reported: Reported, { format, output }: DriftOptions, console: Console): void {
  const { report, fixPlan: plan } = reported;
  if (plan === undefined || format !== 'text') {
    writeReport(colours => renderings(reported, colours), format, output, console);
    return;
  }
  const { stdout, stderr, env } = console;
  stderr.write(textReport(report, coloursFor(stderr, env)));
  stdout.write(`${plan.join('\n') || NOTHING_TO_RESTORE[report.outcome]}\n`);
  writeFiles(renderings(reported), output);
}
