import { Construct } from 'constructs';
import { fail } from '../../private/fail';
import { isKnown } from '../../private/terraform/is-known';
import { requireFormat } from '../../private/terraform/require-format';
import { KmsVault } from '../bindings/kms-vault';
import { VaultType } from '../vault-type';
import { ZoomVaultProps } from '../zoom-vault-props';
import { FORMATS } from './formats';
import { VaultBinding, VaultDemand } from './vault-binding';

/** A vault in the compartment of its key. */
export function newVault(scope: Construct, props: ZoomVaultProps, demand: VaultDemand): VaultBinding {
  const { displayName = 'zoom-cmk', type = VaultType.DEFAULT } = props;
  const { compartmentOcid, rotation, provider, tags, lifecycle } = demand;
  requireFormat(scope, "the vault's displayName", displayName, FORMATS.displayName);
  if (rotation && isKnown(type) && type !== VaultType.VIRTUAL_PRIVATE) {
    fail(
      scope,
      `rotationIntervalInDays needs a virtual private vault, got one of type ${type}: ZoomVault.create({ type: VaultType.VIRTUAL_PRIVATE }), or rotate by hand`,
    );
  }
  const vault = new KmsVault(scope, 'Vault', {
    compartmentId: compartmentOcid,
    displayName,
    vaultType: type,
    freeformTags: tags,
    provider,
    lifecycle,
  });
  const { id, compartmentId, cryptoEndpoint, managementEndpoint, isVaultReplicable } = vault;
  const rotatesKeys = type === VaultType.VIRTUAL_PRIVATE;
  return { id, compartmentId, cryptoEndpoint, managementEndpoint, isVaultReplicable, rotatesKeys };
}
