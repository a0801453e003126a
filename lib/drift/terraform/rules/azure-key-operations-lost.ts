import { azureRule } from './plan-rule';
import { operationChanges } from '../azure/key-operations';
import { inWords } from '../keys/parts';
import { grouped } from '../private/group-differences';
import { listed } from '../private/lists';
import { byWhom, outlookInWords } from '../private/shift';

/** Finds operations that a key no longer permits. */
export const azureKeyOperationsLost = azureRule({
  id: 'azure-key-operations-lost',
  severity: 'critical',
  kind: 'drift',
  cause: 'The key no longer permits an operation that it did, or is about to.',
  explanation: 'What a key does not permit is refused, whatever the role of the caller allows: Zoom cannot do it.',
  remedy: 'Put the operations back: `az keyvault key set-attributes --ops`, or `key_opts` in code.',
  source: 'https://learn.microsoft.com/azure/key-vault/keys/about-keys-details#key-operations',
  observe: ({ key }) =>
    grouped(operationChanges(key).lost).map(({ origin, outlook, values }) => ({
      message: `${byWhom(origin, 'changed', 'changes')} ${inWords(key)} so that it no longer permits ${listed(values)}: Zoom can't do that with it${outlookInWords({ outlook })}`,
    })),
});
