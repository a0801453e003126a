import { awsPreflight } from './aws-preflight';
import { Console } from './console';
import { EnrolFormat, EnrolOptions } from './enroll-command';
import { COULD_NOT_CHECK, DRIFT, IN_SYNC } from './exit-status';
import { Rendering, requireWritable, writeReport } from './outputs';
import { inputName, readInput } from './read-input';
import { terraformPreflight } from './terraform-preflight';
import { asUsageError, UsageError } from './usage-error';
import {
  Colours,
  Enrolment,
  enrolmentMarkdown,
  EnrolmentReport,
  enrolmentText,
  Finding,
  Readiness,
  terraformEnrolments,
} from '../drift';

/** Keys that are to be enrolled, and what was found when they were looked at. */
export interface Preflight {
  readonly keys: readonly Enrolment[];
  readonly findings: readonly Pick<Finding, 'kind' | 'message'>[];
}

const STATUS: Readonly<Record<Readiness, number>> = {
  ready: IN_SYNC,
  'not-ready': DRIFT,
  'not-verified': COULD_NOT_CHECK,
};

/**
 * Looks at the keys, and writes what is pasted for them; gives the exit status.
 *
 * @throws UsageError where there is no key, or it can't be read
 */
export async function enroll(options: EnrolOptions, console: Console): Promise<number> {
  if (options.terraformPlan && options.terraformOutput === undefined) {
    throw new UsageError('--terraform-plan goes with --terraform-output: give what `terraform output -json` printed');
  }
  requireWritable(options.output, [options.terraformOutput, ...(options.terraformPlan ?? [])]);
  const report = reportOf(await preflight(options, console));
  const rendered = (colours?: Colours): Rendering<EnrolFormat> => ({
    text: () => enrolmentText(report, colours),
    markdown: () => enrolmentMarkdown(report),
    json: () => `${JSON.stringify(report, undefined, 2)}\n`,
  });
  writeReport(rendered, options.format, options.output, console);
  return STATUS[report.outcome];
}

async function preflight(options: EnrolOptions, console: Console): Promise<Preflight> {
  try {
    if (options.terraformOutput === undefined) return await awsPreflight(options, console);
    const file = options.terraformOutput;
    const keys = terraformEnrolments(await readInput(file, console), inputName(file));
    return { keys, findings: await terraformPreflight(options.terraformPlan, keys, console) };
  } catch (error) {
    throw asUsageError(error);
  }
}

function reportOf({ keys, findings }: Preflight): EnrolmentReport {
  const counting = findings.filter(({ kind }) => kind !== 'note');
  return {
    schemaVersion: 1,
    outcome: readinessOf(keys, counting),
    keys,
    preflight: counting.map(({ kind, message }) =>
      kind === 'indeterminate' ? `could not check: ${message}` : message,
    ),
  };
}

function readinessOf(keys: readonly Enrolment[], findings: Preflight['findings']): Readiness {
  if (findings.some(({ kind }) => kind === 'drift') || keys.some(({ problems }) => problems.length > 0)) {
    return 'not-ready';
  }
  return findings.length > 0 ? 'not-verified' : 'ready';
}
