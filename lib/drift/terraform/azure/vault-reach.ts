import { JsonObject, member } from '../../json-value';
import { PlannedResource } from '../plan';
import { firstBlock, isUnknown, textsOf } from '../private/attributes';
import { Shift, shiftsOf } from '../private/shift';

/** From where a vault may be reached over the internet, from where Zoom comes. */
export type VaultReach =
  | { readonly kind: 'open' }
  | { readonly kind: 'closed' }
  | {
      readonly kind: 'limited';
      /** Addresses and ranges, sorted. */
      readonly addresses: readonly string[];
    };

/** How the reach of a vault changes. */
export function reachShifts(vault: PlannedResource): Shift<VaultReach>[] {
  const isKnown = !isUnknown(vault, 'public_network_access_enabled') && !isUnknown(vault, 'network_acls');
  return shiftsOf(vault, values => JSON.stringify(reachOf(values)), isKnown).map(({ from, to, ...shift }) => ({
    ...shift,
    from: JSON.parse(from),
    to: JSON.parse(to),
  }));
}

/** Who reaches a vault of these values. */
export function reachOf(values: JsonObject): VaultReach {
  if (member(values, 'public_network_access_enabled') === false) return { kind: 'closed' };
  const rules = firstBlock(values, 'network_acls');
  const action = member(rules, 'default_action');
  if (typeof action !== 'string' || action.toLowerCase() !== 'deny') return { kind: 'open' };
  const addresses = textsOf(member(rules, 'ip_rules')).sort();
  return addresses.length === 0 ? { kind: 'closed' } : { kind: 'limited', addresses };
}
