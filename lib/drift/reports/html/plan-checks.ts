import { CheckGroup } from './check-group';

/** Whether a Terraform plan says all that there is to know. */
export const PLAN_CHECKS: CheckGroup = {
  title: 'Could be looked at',
  rules: ['could-not-check', 'plan-errored', 'plan-incomplete', 'plan-unknown-value', 'plan-without-key'],
};
