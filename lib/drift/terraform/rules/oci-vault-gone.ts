import { ociRule } from './plan-rule';
import { inWords } from '../keys/parts';
import { departureInWords, departureOf } from '../private/departure';

/** Finds vaults in OCI that are gone, or about to go. */
export const ociVaultGone = ociRule({
  id: 'oci-vault-gone',
  severity: 'critical',
  kind: 'drift',
  cause: 'The vault of the key is gone, or the next apply destroys or replaces it.',
  explanation: 'The keys of a vault that is scheduled for deletion are too: they encrypt and decrypt nothing.',
  remedy: 'If its deletion is scheduled: `oci kms management vault cancel-deletion`. Else do not apply the plan.',
  source: 'https://docs.oracle.com/iaas/Content/KeyManagement/Tasks/managingvaults.htm',
  observe: ({ vaults }) =>
    vaults.flatMap(vault => {
      const departure = departureOf(vault);
      // One that is yet to be made has no key.
      if (!departure || departure.kind === 'missing') return [];
      return [{ message: departureInWords(departure, inWords(vault), 'the key goes with it') }];
    }),
});
