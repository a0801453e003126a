import { ociRule } from './plan-rule';
import { OciKeyInPlan } from '../keys/key-in-plan';
import { inWords } from '../keys/parts';
import { policySides } from '../keys/policy-sides';
import { isUnknown, textOf, valueInWords } from '../private/attributes';
import { byWhom, outlookInWords, Shift, shiftsOf } from '../private/shift';

/** Finds keys, vaults and compartments that are moved. */
export const ociCompartmentMoved = ociRule({
  id: 'oci-compartment-moved',
  severity: 'high',
  kind: 'drift',
  cause:
    'The key, its vault, or the compartment that they are in is in another compartment than before, or is about to be.',
  explanation:
    'Policies are for compartments: in another one, other people have access, and Zoom has none unless its policy names that one too, or one above it.',
  remedy: 'Move it back, or change code and policy together.',
  source: 'https://docs.oracle.com/iaas/Content/Identity/compartments/managingcompartments.htm',
  observe: plan =>
    [plan.key, ...plan.vaults, ...plan.compartments].flatMap(each =>
      shiftsOf(each, values => textOf(values, 'compartment_id')?.toLowerCase(), !isUnknown(each, 'compartment_id')).map(
        shift => {
          const [was, is] = [shift.from, shift.to].map(id => valueInWords(each, 'compartment_id', id ?? 'none'));
          const isOut = each === plan.key && !isAdmittedTo(plan, shift);
          return {
            severity: isOut ? ('critical' as const) : undefined,
            message: `${byWhom(shift.origin, 'moved', 'moves')} ${inWords(each)} from compartment ${was} to ${is}${isOut ? ', to which no policy here admits Zoom' : ''}${outlookInWords(shift)}`,
          };
        },
      ),
    ),
});

/** Whether a policy admits Zoom to the compartment that the key comes to, as far as its statements name it. */
function isAdmittedTo(plan: OciKeyInPlan, { origin, to }: Shift<string | undefined>): boolean {
  const { isZoom } = plan.access;
  return plan.policies
    .flatMap(policy => policySides(policy)[origin === 'drift' ? 'live' : 'wanted']?.grants ?? [])
    .filter(isZoom)
    .some(
      ({ location }) =>
        location.within === 'tenancy' || !('id' in location.compartment) || location.compartment.id === to,
    );
}
