import { ociRule } from './plan-rule';
import { inWords } from '../keys/parts';
import { grantsInWords, statementsInWords } from '../private/grants-in-words';
import { grouped } from '../private/group-differences';
import { listed } from '../private/lists';
import { byWhom, outlookInWords } from '../private/shift';

/** Finds statements of which nobody can say whether they mean the same. */
export const ociPolicyNotComparable = ociRule({
  id: 'oci-policy-not-comparable',
  severity: 'high',
  kind: 'indeterminate',
  cause: 'The policy that admits Zoom is written differently, and it is not proved that it means the same.',
  explanation:
    'Conditions that differ may let the same requests through or not. A compartment by name may be the one by OCID, or not. Statements of forms that are not understood, such as Deny, may mean anything.',
  remedy: 'Look at both, then put the declared statement back, or declare it as it is.',
  source: 'https://docs.oracle.com/iaas/Content/Identity/policysyntax/conditions.htm',
  observe: plan => {
    const { unclear, unparsed, isZoom } = plan.access;
    const who = (origin: 'drift' | 'pending') =>
      `${byWhom(origin, 'changed', 'changes')} ${listed(plan.policies.map(inWords))}`;
    const allows =
      (verb: string) => (group: ReturnType<typeof grouped<(typeof unclear.lost)[number]['value']>>[number]) => ({
        message: `${who(group.origin)}, and it is not proved whether it ${verb} ${grantsInWords(group.values, isZoom, plan.policies)}${outlookInWords(group)}`,
      });
    const has = (verb: string) => (group: ReturnType<typeof grouped<string>>[number]) => ({
      message: `${who(group.origin)} so that it ${verb} ${statementsInWords(group.values, plan.policies)}, whose meaning is not known${outlookInWords(group)}`,
    });
    return [
      ...grouped(unclear.lost).map(allows('still allows')),
      ...grouped(unclear.gained).map(allows('now allows')),
      ...grouped(unparsed.gained).map(has('has')),
      ...grouped(unparsed.lost).map(has('no longer has')),
    ];
  },
});
