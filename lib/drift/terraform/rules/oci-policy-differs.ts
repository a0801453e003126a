import { ociRule } from './plan-rule';
import { inWords } from '../keys/parts';
import { grantsInWords } from '../private/grants-in-words';
import { grouped } from '../private/group-differences';
import { listed } from '../private/lists';
import { byWhom, outlookInWords } from '../private/shift';

/** Finds what somebody but Zoom may no longer do by the policies for Zoom. */
export const ociPolicyDiffers = ociRule({
  id: 'oci-policy-differs',
  severity: 'high',
  kind: 'drift',
  cause: 'The policy that admits Zoom no longer allows somebody else what it did, or is about to stop it.',
  explanation: 'A policy may let administrators in beside Zoom, who lose hold of the key.',
  remedy: 'Apply, if the code has the statement; else put it back into the code.',
  source: 'https://docs.oracle.com/iaas/Content/Identity/policieshow/Policy_Basics.htm',
  observe: plan => {
    const { grants, isZoom } = plan.access;
    return grouped(grants.lost.filter(({ value }) => !isZoom(value))).map(({ origin, outlook, values }) => ({
      message: `${byWhom(origin, 'changed', 'changes')} ${listed(plan.policies.map(inWords))} so that it no longer allows ${grantsInWords(values, isZoom, plan.policies)}${outlookInWords({ outlook })}`,
    }));
  },
});
