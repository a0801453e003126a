import { azureRule } from './plan-rule';
import { operationChanges } from '../azure/key-operations';
import { inWords } from '../keys/parts';
import { grouped } from '../private/group-differences';
import { listed } from '../private/lists';
import { byWhom, outlookInWords } from '../private/shift';

/** Finds operations that a key permits in addition. */
export const azureKeyOperationsAdded = azureRule({
  id: 'azure-key-operations-added',
  severity: 'medium',
  kind: 'drift',
  cause: 'The key permits an operation that it did not, or is about to.',
  explanation: 'Whoever has a role that allows the operation may do it from now on, Zoom included.',
  remedy: 'Take the operation away: `az keyvault key set-attributes --ops`, or `key_opts` in code.',
  source: 'https://learn.microsoft.com/azure/key-vault/keys/about-keys-details#key-operations',
  observe: ({ key }) =>
    grouped(operationChanges(key).gained).map(({ origin, outlook, values }) => ({
      message: `${byWhom(origin, 'changed', 'changes')} ${inWords(key)} so that it permits ${listed(values)} as well${outlookInWords({ outlook })}`,
    })),
});
