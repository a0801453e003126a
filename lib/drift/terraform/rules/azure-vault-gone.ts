import { azureRule } from './plan-rule';
import { inWords } from '../keys/parts';
import { departureInWords, departureOf } from '../private/departure';

/** Finds vaults, and their resource groups, that are gone or about to go. */
export const azureVaultGone = azureRule({
  id: 'azure-vault-gone',
  severity: 'critical',
  kind: 'drift',
  cause: 'The vault of the key, or its resource group, was deleted, or the next apply destroys or replaces it.',
  explanation:
    'The key goes with its vault. A deleted vault can be recovered for as long as Azure keeps it, role assignments not included.',
  remedy: 'If it was deleted: `az keyvault recover`, then apply for the role assignments. Else do not apply the plan.',
  source: 'https://learn.microsoft.com/azure/key-vault/general/key-vault-recovery',
  observe: ({ vaults, resourceGroups }) =>
    [...vaults, ...resourceGroups].flatMap(each => {
      const departure = departureOf(each);
      // One that is yet to be made has no key.
      if (!departure || departure.kind === 'missing') return [];
      return [{ message: departureInWords(departure, inWords(each), 'the key goes with it') }];
    }),
});
