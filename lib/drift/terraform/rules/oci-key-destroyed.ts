import { ociRule } from './plan-rule';
import { OCI_VAULT_ARTICLE } from '../../../zoom';
import { inWords } from '../keys/parts';
import { departureInWords, departureOf } from '../private/departure';

/** Finds keys in OCI Vault that the next apply destroys. */
export const ociKeyDestroyed = ociRule({
  id: 'oci-key-destroyed',
  severity: 'critical',
  kind: 'drift',
  cause: 'The next apply schedules the key in OCI Vault for deletion, or replaces it by another.',
  explanation:
    'A key that is scheduled for deletion encrypts and decrypts nothing, and another key does not help. Zoom wants the key kept until it confirms deprovisioning.',
  remedy: 'Do not apply the plan. Find out which change asks for another key, and enrol a new key beside the old one.',
  source: OCI_VAULT_ARTICLE.url,
  observe: ({ key }) => {
    const departure = departureOf(key);
    if (departure?.kind !== 'destroyed' && departure?.kind !== 'replaced') return [];
    return [{ message: departureInWords(departure, inWords(key), "what it encrypted can't be read any more") }];
  },
});
