import { Console } from './console';
import { Preflight } from './enroll-action';
import { withPlans } from './terraform-plans';
import { checkPlans, Enrolment, unmetRequirements } from '../drift';

/** Looks at the keys of Azure and OCI in plans of Terraform; without a plan, nothing was looked at, and that is said. */
export async function terraformPreflight(
  plans: readonly string[] | undefined,
  keys: readonly Enrolment[],
  console: Console,
): Promise<Preflight['findings']> {
  if (!plans) {
    const message = 'the keys were not looked at: give a plan of Terraform, with --terraform-plan';
    return [{ kind: 'indeterminate', message }];
  }
  // The first value is what the key is called: its identifier, or OCID.
  const ids = keys.flatMap(({ values }) => values.slice(0, 1).map(({ value }) => value));
  return withPlans(plans, console, read => [...checkPlans(read).findings, ...unmetRequirements(read, ids)]);
}
