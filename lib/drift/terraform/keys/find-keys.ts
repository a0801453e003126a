import { UncheckedKey } from '../../report';
import { Plan } from '../plan';
import { azureKeys } from './azure-keys';
import { KeyInPlan } from './key-in-plan';
import { ociKeys } from './oci-keys';
import { ResourceIndex } from './resource-index';

/** The keys of plans. */
export interface FoundKeys {
  /** Those that Zoom uses, in the order of the plans. */
  readonly forZoom: readonly KeyInPlan[];
  /** Those of which the plans do not say that Zoom uses them. */
  readonly others: readonly UncheckedKey[];
}

/**
 * Finds keys for Zoom, and what belongs to each in any of the plans: Zoom's access may be in another than the key.
 *
 * @throws DeclaredStateError where there is more of it than anybody has
 */
export function findKeys(plans: readonly Plan[]): FoundKeys {
  const index = new ResourceIndex(plans);
  const forZoom = [...azureKeys(index), ...ociKeys(index)];
  const known = new Set(forZoom.map(({ key }) => key));
  const all = ['azurerm_key_vault_key', 'oci_kms_key'].flatMap(type => index.managed(type));
  const order = new Map(all.map((key, position) => [key, position]));
  return {
    forZoom: forZoom.sort((one, other) => order.get(one.key)! - order.get(other.key)!),
    others: all
      .filter(key => !known.has(key))
      .map(({ address, plan }) => ({ constructPath: address, stack: plan, logicalId: address })),
  };
}
