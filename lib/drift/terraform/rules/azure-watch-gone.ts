import { azureRule } from './plan-rule';
import { inWords } from '../keys/parts';
import { departureInWords, departureOf } from '../private/departure';

/** Finds audit logs and alerts that are gone, or about to go. */
export const azureWatchGone = azureRule({
  id: 'azure-watch-gone',
  severity: 'medium',
  kind: 'drift',
  cause: "The vault's audit log, or the alert on the key's events, is gone, or about to go.",
  explanation: 'Without the audit log, nobody finds out who used, disabled or deleted the key.',
  remedy: 'Apply, if the code has it; else put it back into the code.',
  source: 'https://learn.microsoft.com/azure/key-vault/general/logging',
  observe: ({ key, watchers }) =>
    watchers.flatMap(watcher => {
      const departure = departureOf(watcher);
      if (!departure || (departure.kind === 'missing' && !key.live)) return [];
      return [
        { message: departureInWords(departure, inWords(watcher), 'what is done to the key is not kept, or not told') },
      ];
    }),
});
