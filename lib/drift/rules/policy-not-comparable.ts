import { DriftRule } from './rule';

/** Finds policies of which nobody can say whether they are the declared ones. */
export const policyNotComparable: DriftRule = {
  id: 'policy-not-comparable',
  severity: 'high',
  kind: 'indeterminate',
  cause: 'The live policy is written differently from the declared one, and it is not proved that it means the same.',
  explanation: 'Conditions that differ may let the same requests through or not. Both are shown: look at them.',
  remedy: 'Put the declared policy back, or declare the condition as it is.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html',
  observe: ({ policy, declared }) =>
    (policy.comparison?.reasons ?? []).map(reason => ({ message: `in ${declared.region}, ${reason}` })),
};
