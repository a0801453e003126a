import { orphanedPrincipals } from '../../../key-policy';
import { DriftRule } from '../../rules';
import { orphanedPrincipal } from '../../rules/orphaned-principal';
import { inRegion } from '../words';

/** Finds principals that no longer exist: a role or user of the owner's, or Zoom's own role. */
export const principalGone: DriftRule = {
  ...orphanedPrincipal,
  remedy: 'Take it out of the policy, or make the role or user again and put the policy once more, with its ARN.',
  observe: ({ policy, declared }) =>
    (policy.live ? orphanedPrincipals(policy.live) : []).map(({ uniqueId, statement }) => ({
      message: `${statement} of the policy${inRegion(declared.region)} names ${uniqueId}, a role or user that no longer exists`,
    })),
};
