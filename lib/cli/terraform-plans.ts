import { basename } from 'node:path';
import { Console } from './console';
import { inputName, readInput } from './read-input';
import { asUsageError, UsageError } from './usage-error';
import { checkPlans, DriftReport, Plan, readPlan } from '../drift';

/** A plan of many resources, with their state before and after, is larger than a policy. */
const MOST_BYTES = 256 * 1024 * 1024;

/**
 * Looks at the keys of plans of Terraform, as `terraform show -json` prints them.
 *
 * @param files their names; `-` is standard input
 * @throws UsageError where one can't be read, or is no plan
 */
export async function reportOnPlans(files: readonly string[], console: Console): Promise<DriftReport> {
  return withPlans(files, console, checkPlans);
}

/**
 * Reads plans, and asks something of them.
 *
 * @throws UsageError as above
 */
export async function withPlans<T>(
  files: readonly string[],
  console: Console,
  ask: (plans: readonly Plan[]) => T,
): Promise<T> {
  const twice = files.find((file, index) => files.indexOf(file) < index);
  if (twice !== undefined) throw new UsageError(`--terraform-plan names ${twice} twice`);
  try {
    const plans = [];
    for (const file of files) {
      plans.push(readPlan(await readInput(file, console, MOST_BYTES), nameAmong(files, file)));
    }
    return ask(plans);
  } catch (error) {
    throw asUsageError(error);
  }
}

/** What a plan is called: without its folder, which may be another in the next run, unless two are called so. */
function nameAmong(files: readonly string[], file: string): string {
  if (file === '-') return inputName(file);
  const name = basename(file);
  return files.filter(each => basename(each) === name).length > 1 ? file : name;
}
