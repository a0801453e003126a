import { ociRule } from './plan-rule';
import { inWords } from '../keys/parts';
import { departureInWords, departureOf } from '../private/departure';

/** Finds compartments that are gone, or about to go. */
export const ociCompartmentGone = ociRule({
  id: 'oci-compartment-gone',
  severity: 'high',
  kind: 'drift',
  cause: 'The compartment of the key is gone, or the next apply destroys or replaces it.',
  explanation: 'A policy that names the compartment by its OCID is for another one then, or for none.',
  remedy: 'Find out where the key is, and let the policy name that compartment.',
  source: 'https://docs.oracle.com/iaas/Content/Identity/compartments/managingcompartments.htm',
  observe: ({ compartments }) =>
    compartments.flatMap(compartment => {
      const departure = departureOf(compartment);
      if (!departure || departure.kind === 'missing') return [];
      return [
        { message: departureInWords(departure, inWords(compartment), 'the policy for Zoom is for that compartment') },
      ];
    }),
});
