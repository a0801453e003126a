import { azureRule } from './plan-rule';
import { reachShifts } from '../azure/vault-reach';
import { inWords } from '../keys/parts';
import { valueInWords } from '../private/attributes';
import { listed } from '../private/lists';
import { byWhom, outlookInWords } from '../private/shift';

/** Finds vaults whose firewall lets in more than it did. */
export const azureVaultOpened = azureRule({
  id: 'azure-vault-opened',
  severity: 'medium',
  kind: 'drift',
  cause: 'The firewall of the vault lets in more than it did, or is about to.',
  explanation:
    'Whoever comes in still needs a role. A firewall keeps stolen credentials from being used from elsewhere.',
  remedy: 'Put the rules of the firewall back, or declare them.',
  source: 'https://learn.microsoft.com/azure/key-vault/general/network-security',
  observe: ({ vaults }) =>
    vaults.flatMap(vault =>
      reachShifts(vault).flatMap(shift => {
        const { origin, from, to } = shift;
        const known = from.kind === 'limited' ? from.addresses : [];
        const added = to.kind === 'limited' ? to.addresses.filter(address => !known.includes(address)) : [];
        if (from.kind === 'open' || (to.kind !== 'open' && added.length === 0)) return [];
        const who =
          to.kind === 'open' ? 'everybody' : listed(added.map(each => valueInWords(vault, 'network_acls', each)));
        const message = `${byWhom(origin, 'changed', 'changes')} ${inWords(vault)} so that ${who} may come in${outlookInWords(shift)}`;
        return [{ message }];
      }),
    ),
});
