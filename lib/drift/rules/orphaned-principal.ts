import { DriftRule } from './rule';
import { orphanedPrincipals } from '../../key-policy';

/** Finds principals of the live policy that no longer exist. */
export const orphanedPrincipal: DriftRule = {
  id: 'orphaned-principal',
  severity: 'high',
  kind: 'drift',
  cause: 'The live policy names a role or user that no longer exists.',
  explanation:
    'KMS keeps a role by its unique id. A role that is deleted and made again is another one: it has no access until the policy is put once more, and a policy with such an id is refused.',
  remedy: 'Put the declared policy on the key; a role that it names has to be there first, so make that one again.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles',
  observe: ({ policy, declared }) =>
    (policy.live ? orphanedPrincipals(policy.live) : []).map(({ uniqueId, statement }) => ({
      message: `${statement} of the policy in ${declared.region} names ${uniqueId}, a role or user that no longer exists`,
    })),
};
