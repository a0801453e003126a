import { Console } from './console';
import { Preflight } from './enroll-action';
import { reportOnPlans } from './terraform-plans';

/** Looks at the keys of Azure and OCI in plans of Terraform; without a plan, nothing was looked at, and that is said. */
export async function terraformPreflight(
  plans: readonly string[] | undefined,
  console: Console,
): Promise<Preflight['findings']> {
  if (plans) return (await reportOnPlans(plans, console)).findings;
  const message = 'the keys were not looked at: give a plan of Terraform, with --terraform-plan';
  return [{ kind: 'indeterminate', message }];
}
