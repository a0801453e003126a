import { azureRule } from './plan-rule';
import { member } from '../../json-value';
import { inWords } from '../keys/parts';
import { isUnknown } from '../private/attributes';
import { byWhom, outlookInWords, shiftsOf } from '../private/shift';

/** Finds vaults that keep what is deleted for another time. */
export const azureSoftDeleteDiffers = azureRule({
  id: 'azure-soft-delete-differs',
  severity: 'medium',
  kind: 'drift',
  cause: 'The vault keeps deleted keys for another time than before, or is about to.',
  explanation:
    'For as long as a deleted key is kept, it can be recovered. Azure sets the time when a vault is made: it is another vault, or about to be.',
  remedy: 'Keep `soft_delete_retention_days` in code as the vault has it.',
  source: 'https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview',
  observe: ({ vaults }) =>
    vaults.flatMap(vault =>
      shiftsOf(vault, daysOf, !isUnknown(vault, 'soft_delete_retention_days')).map(shift => ({
        message: `${byWhom(shift.origin, 'changed', 'changes')} the days that ${inWords(vault)} keeps deleted keys from ${shift.from} to ${shift.to}${outlookInWords(shift)}`,
      })),
    ),
});

function daysOf(values: unknown): number | undefined {
  const days = member(values, 'soft_delete_retention_days');
  return typeof days === 'number' ? days : undefined;
}
