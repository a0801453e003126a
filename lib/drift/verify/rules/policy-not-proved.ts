import { DriftRule } from '../../rules';
import { policyNotComparable } from '../../rules/policy-not-comparable';
import { inRegion } from '../words';

/** Finds conditions of which nobody can say whether they let through what Zoom needs, or keep out whom they should. */
export const policyNotProved: DriftRule = {
  ...policyNotComparable,
  remedy:
    "Look at the condition, or write the statement as Zoom's article does: it has none. Of a policy in a file, --key-arn decides what names a key or a Region.",
  observe: ({ policy, declared }) =>
    (policy.comparison?.reasons ?? []).map(reason => ({
      message: `what the policy${inRegion(declared.region)} gives is not proved; what Zoom needs (before) and the policy (after): ${reason}`,
    })),
};
