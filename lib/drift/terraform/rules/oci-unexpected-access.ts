import { ociRule } from './plan-rule';
import { inWords } from '../keys/parts';
import { grantsInWords } from '../private/grants-in-words';
import { grouped } from '../private/group-differences';
import { listed } from '../private/lists';
import { byWhom, outlookInWords } from '../private/shift';

/** Finds what the policies for Zoom allow in addition, be it to Zoom or to somebody else. */
export const ociUnexpectedAccess = ociRule({
  id: 'oci-unexpected-access',
  severity: 'high',
  kind: 'drift',
  cause: 'The policy that admits Zoom allows more than it did, to Zoom or to somebody else, or is about to.',
  explanation: 'Who may use keys reads what they protect; who may manage them can disable and delete them.',
  remedy: 'Find out who changed the policy (Audit: UpdatePolicy), then apply, or declare the access.',
  source: 'https://docs.oracle.com/iaas/Content/Identity/policieshow/Policy_Basics.htm',
  observe: plan => {
    const { grants, hadAny, hasAny, isZoom } = plan.access;
    // What is made for the first time is no gain.
    if (!hadAny && !hasAny) return [];
    return grouped(grants.gained).map(({ origin, outlook, values }) => {
      const manages = values.some(({ action }) => !('verb' in action) || action.verb === 'manage');
      return {
        severity: manages ? ('critical' as const) : undefined,
        message: `${byWhom(origin, 'changed', 'changes')} ${listed(plan.policies.map(inWords))} so that it allows ${grantsInWords(values, isZoom, plan.policies)}${outlookInWords({ outlook })}`,
      };
    });
  },
});
