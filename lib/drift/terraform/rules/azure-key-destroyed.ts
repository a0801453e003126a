import { azureRule } from './plan-rule';
import { AZURE_KEY_VAULT_ARTICLE } from '../../../zoom';
import { inWords } from '../keys/parts';
import { departureInWords, departureOf } from '../private/departure';

/** Finds keys in Azure Key Vault that the next apply destroys. */
export const azureKeyDestroyed = azureRule({
  id: 'azure-key-destroyed',
  severity: 'critical',
  kind: 'drift',
  cause: 'The next apply destroys the key in Azure Key Vault, or replaces it by another.',
  explanation:
    'What the key encrypted cannot be read without it, and another key does not help. Zoom wants the key kept until it confirms deprovisioning.',
  remedy:
    'Do not apply the plan. Find out which change asks for another key; give a new key another name, and enrol it beside the old one.',
  source: AZURE_KEY_VAULT_ARTICLE.url,
  observe: ({ key }) => {
    const departure = departureOf(key);
    if (departure?.kind !== 'destroyed' && departure?.kind !== 'replaced') return [];
    return [{ message: departureInWords(departure, inWords(key), "what it encrypted can't be read any more") }];
  },
});
