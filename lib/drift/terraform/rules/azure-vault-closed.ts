import { Observation } from '../../finding';
import { reachShifts, VaultReach } from '../azure/vault-reach';
import { inWords } from '../keys/parts';
import { PlannedResource } from '../plan';
import { azureRule } from './plan-rule';
import { valueInWords } from '../private/attributes';
import { listed } from '../private/lists';
import { byWhom, outlookInWords, Shift } from '../private/shift';

/** Finds vaults whose firewall shuts Zoom out, or may. */
export const azureVaultClosed = azureRule({
  id: 'azure-vault-closed',
  severity: 'critical',
  kind: 'drift',
  cause: 'The firewall of the vault lets in fewer than it did, or is about to.',
  explanation:
    'Zoom comes from the internet, and is none of the services that Microsoft trusts. Which addresses it comes from is not published, as far as we could find.',
  remedy: 'Open the vault again, or let the addresses in that Zoom tells you.',
  source: 'https://learn.microsoft.com/azure/key-vault/general/network-security',
  observe: ({ vaults }) => vaults.flatMap(vault => reachShifts(vault).flatMap(shift => closing(vault, shift))),
});

function closing(vault: PlannedResource, shift: Shift<VaultReach>): Observation[] {
  const { origin, from, to } = shift;
  const who = `${byWhom(origin, 'changed', 'changes')} ${inWords(vault)}`;
  if (to.kind === 'closed') {
    return [
      {
        message: `${who} so that nobody comes in from the internet: Zoom is shut out, content can be neither read nor stored${outlookInWords(shift)}`,
      },
    ];
  }
  if (to.kind === 'open' || from.kind === 'closed') return [];
  const named = (addresses: readonly string[]) =>
    listed(addresses.map(address => valueInWords(vault, 'network_acls', address)));
  const lost = from.kind === 'limited' ? from.addresses.filter(address => !to.addresses.includes(address)) : [];
  if (from.kind === 'limited' && lost.length === 0) return [];
  const message =
    from.kind === 'open'
      ? `${who} so that only ${named(to.addresses)} may come in: Zoom is shut out unless it comes from there`
      : `${who} so that ${named(lost)} may no longer come in: Zoom is shut out if it comes from there`;
  return [{ severity: 'high', message: `${message}${outlookInWords(shift)}` }];
}
