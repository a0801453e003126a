import { azureRule } from './plan-rule';
import { inWords } from '../keys/parts';
import { isUnknown, textOf, valueInWords } from '../private/attributes';
import { departureInWords, departureOf } from '../private/departure';
import { byWhom, outlookInWords, shiftsOf } from '../private/shift';

/** Finds locks that no longer hold, or are about to be taken off. */
export const azureLockGone = azureRule({
  id: 'azure-lock-gone',
  severity: 'high',
  kind: 'drift',
  cause: 'The lock that keeps everybody from deleting the vault is off, or about to be, or is of another level.',
  explanation: 'Without it, whoever may delete vaults can delete this one, by one command.',
  remedy: 'Put the lock back: apply, or `az lock create`.',
  source: 'https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources',
  observe: ({ key, locks }) =>
    locks.flatMap(lock => {
      const departure = departureOf(lock);
      const isFirst = departure?.kind === 'missing' && !key.live;
      const isOff = departure && !isFirst;
      return [
        ...(isOff
          ? [{ message: departureInWords(departure, inWords(lock), 'the vault can be deleted while there is none') }]
          : []),
        ...shiftsOf(lock, values => textOf(values, 'lock_level'), !isUnknown(lock, 'lock_level')).map(shift => {
          const [was, is] = [shift.from, shift.to].map(level => valueInWords(lock, 'lock_level', level ?? 'none'));
          return {
            message: `${byWhom(shift.origin, 'changed', 'changes')} the level of ${inWords(lock)} from ${was} to ${is}${outlookInWords(shift)}`,
          };
        }),
      ];
    }),
});
