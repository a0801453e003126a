import { ociRule } from './plan-rule';
import { inWords } from '../keys/parts';

/** Finds policies for Zoom that the next apply replaces. */
export const ociZoomAccessInterrupted = ociRule({
  id: 'oci-zoom-access-interrupted',
  severity: 'high',
  kind: 'drift',
  cause: 'The next apply replaces the policy that admits Zoom by another.',
  explanation: 'Where the old one goes first, Zoom has no access until the new one is there and counts.',
  remedy:
    'Apply when nobody records. The name of a policy and its compartment cannot be changed: see which change asks for another.',
  source:
    'https://docs.oracle.com/iaas/Content/Identity/policymgmt/managingpolicies_topic-To_update_a_policy_statement.htm',
  observe: ({ policies }) =>
    policies
      .filter(({ fate }) => fate === 'replaced')
      .map(policy =>
        policy.leavesGap
          ? {
              message: `the next apply destroys ${inWords(policy)} before it makes another: Zoom has no access meanwhile`,
            }
          : { severity: 'low', message: `the next apply makes another for ${inWords(policy)}, then destroys this one` },
      ),
});
