import { Construct } from 'constructs';
import { FORMATS } from './formats';
import { VaultBinding, VaultDemand } from './vault-binding';
import { requireFormat } from '../../private/terraform/require-format';
import { DataOciKmsVault } from '../bindings/data-oci-kms-vault';

/** A vault that is looked up when Terraform plans, and refused there where it does not rotate keys that are to be. */
export function existingVault(scope: Construct, vaultId: string, { rotation, provider }: VaultDemand): VaultBinding {
  requireFormat(scope, "the vault's OCID", vaultId, FORMATS.vault);
  const postcondition = {
    condition: '${self.vault_type == "VIRTUAL_PRIVATE"}',
    errorMessage:
      'The vault is no virtual private vault, in which alone keys are rotated automatically: leave rotationIntervalInDays out, or take another vault.',
  };
  const vault = new DataOciKmsVault(scope, 'Vault', {
    vaultId,
    provider,
    lifecycle: rotation ? { postcondition: [postcondition] } : undefined,
  });
  const { id, compartmentId, cryptoEndpoint, managementEndpoint, isVaultReplicable } = vault;
  return { id, compartmentId, cryptoEndpoint, managementEndpoint, isVaultReplicable, rotatesKeys: rotation };
}
