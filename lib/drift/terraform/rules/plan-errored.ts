import { PlanRule } from './plan-rule';

/** Finds plans that failed. */
export const planErrored: PlanRule = {
  id: 'plan-errored',
  severity: 'high',
  kind: 'indeterminate',
  cause: 'Terraform did not get to the end of the plan.',
  explanation:
    'What a provider could not read, or a condition refused, is not in a plan that failed: the key may be as declared, or not.',
  remedy: 'See why `terraform plan` failed, and plan again.',
  source: 'https://developer.hashicorp.com/terraform/internals/json-format',
  observe: ({ plans }) =>
    plans.flatMap(({ faults }) => faults.filter(({ kind }) => kind === 'errored').map(({ message }) => ({ message }))),
};
