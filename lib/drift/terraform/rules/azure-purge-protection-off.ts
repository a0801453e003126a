import { azureRule } from './plan-rule';
import { member } from '../../json-value';
import { inWords } from '../keys/parts';
import { isUnknown } from '../private/attributes';
import { byWhom, outlookInWords, shiftsOf } from '../private/shift';

/** Finds vaults that lose their purge protection. */
export const azurePurgeProtectionOff = azureRule({
  id: 'azure-purge-protection-off',
  severity: 'high',
  kind: 'drift',
  cause: 'Purge protection of the vault is off where it was on, or is about to be.',
  explanation:
    'Without it, whoever may purge can destroy a deleted key at once, and what it encrypted with it. Azure never switches it off: the vault is another one.',
  remedy: 'Find out which vault this is, and keep `purge_protection_enabled` in code.',
  source: 'https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview#purge-protection',
  observe: ({ vaults }) =>
    vaults.flatMap(vault =>
      shiftsOf(
        vault,
        values => member(values, 'purge_protection_enabled') === true,
        !isUnknown(vault, 'purge_protection_enabled'),
      )
        .filter(({ from }) => from)
        .map(shift => ({
          message: `${byWhom(shift.origin, 'changed', 'changes')} ${inWords(vault)} to have no purge protection: the key can be destroyed at once${outlookInWords(shift)}`,
        })),
    ),
});
