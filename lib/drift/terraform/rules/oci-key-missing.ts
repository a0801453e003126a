import { ociRule } from './plan-rule';
import { inWords } from '../keys/parts';
import { departureInWords, departureOf } from '../private/departure';

/** Finds keys in OCI Vault that are declared and do not exist. */
export const ociKeyMissing = ociRule({
  id: 'oci-key-missing',
  severity: 'critical',
  kind: 'drift',
  cause: 'The key that the code declares does not exist in OCI Vault.',
  explanation: 'It was never deployed, or it is gone: a key that is scheduled for deletion may show as gone too.',
  remedy:
    'If its deletion is scheduled: `oci kms management key cancel-deletion`, before anything is applied, as a key that Terraform makes in its place can read nothing. Else apply.',
  source: 'https://docs.oracle.com/iaas/Content/KeyManagement/Tasks/deletingkeys.htm',
  observe: ({ key }) => {
    const departure = departureOf(key);
    if (departure?.kind !== 'gone' && departure?.kind !== 'missing') return [];
    return [{ message: departureInWords(departure, inWords(key), "content can't be encrypted or read with it") }];
  },
});
