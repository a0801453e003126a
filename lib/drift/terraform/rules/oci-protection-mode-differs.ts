import { ociRule } from './plan-rule';
import { inWords } from '../keys/parts';
import { isUnknown, textOf, valueInWords } from '../private/attributes';
import { byWhom, outlookInWords, shiftsOf } from '../private/shift';

/** Finds keys in OCI Vault that are protected in another way. */
export const ociProtectionModeDiffers = ociRule({
  id: 'oci-protection-mode-differs',
  severity: 'high',
  kind: 'drift',
  cause: 'The key is protected in another way than before, or is about to be.',
  explanation:
    'A key that is protected by software can be exported by whoever may use it. The protection of a key cannot be changed: it is another key, or about to be.',
  remedy: 'Keep `protection_mode` in code as the key has it.',
  source: 'https://docs.oracle.com/iaas/Content/KeyManagement/Concepts/keyoverview.htm',
  observe: ({ key }) =>
    shiftsOf(key, values => textOf(values, 'protection_mode'), !isUnknown(key, 'protection_mode')).map(shift => {
      const [was, is] = [shift.from, shift.to].map(mode => valueInWords(key, 'protection_mode', mode ?? 'none'));
      return {
        message: `${byWhom(shift.origin, 'changed', 'changes')} the protection of ${inWords(key)} from ${was} to ${is}${outlookInWords(shift)}`,
      };
    }),
});
