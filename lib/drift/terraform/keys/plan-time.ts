import { KeyInPlan } from './key-in-plan';

/** When the plan of a key was made, in milliseconds since 1970; plans of Terraform before 1.5 do not say it. */
export function planTime({ key, plans }: KeyInPlan): number | undefined {
  const timestamp = plans.find(({ name }) => name === key.plan)?.timestamp;
  return timestamp === undefined ? undefined : Date.parse(timestamp);
}
