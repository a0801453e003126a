import { azureRule } from './plan-rule';
import { inWords } from '../keys/parts';
import { departureInWords, departureOf } from '../private/departure';

/** Finds keys in Azure Key Vault that are declared and do not exist. */
export const azureKeyMissing = azureRule({
  id: 'azure-key-missing',
  severity: 'critical',
  kind: 'drift',
  cause: 'The key that the code declares does not exist in Azure Key Vault.',
  explanation:
    'It was never deployed, or somebody deleted it. A deleted key can be recovered for as long as the vault keeps it.',
  remedy:
    'If it was deleted: `az keyvault key recover`, before anything is applied, as a key that Terraform makes in its place can read nothing. Else apply.',
  source: 'https://learn.microsoft.com/azure/key-vault/general/key-vault-recovery',
  observe: ({ key }) => {
    const departure = departureOf(key);
    if (departure?.kind !== 'gone' && departure?.kind !== 'missing') return [];
    return [{ message: departureInWords(departure, inWords(key), "content can't be encrypted or read with it") }];
  },
});
