import { DataAzurermKeyVault } from '@cdktf/provider-azurerm/lib/data-azurerm-key-vault';
import { Construct } from 'constructs';
import { requireFormat } from '../../private/terraform/require-format';
import { ExistingKeyVaultProps } from '../existing-key-vault-props';
import { KeyVaultKeyType } from '../key-vault-key-type';
import { FORMATS } from './formats';
import { VaultBinding, VaultDemand } from './vault-binding';

/** A vault that is looked up when Terraform plans, and refused there where it is not fit for the key. */
export function existingVault(
  scope: Construct,
  { name, resourceGroupName }: ExistingKeyVaultProps,
  { keyType }: VaultDemand,
): VaultBinding {
  requireFormat(scope, "the vault's name", name, FORMATS.vaultName);
  requireFormat(scope, "the resource group's name", resourceGroupName, FORMATS.resourceGroupName);
  const vault = new DataAzurermKeyVault(scope, 'Vault', {
    name,
    resourceGroupName,
    lifecycle: {
      postcondition: [
        {
          condition: '${self.rbac_authorization_enabled}',
          errorMessage: `The vault ${name} is governed by access policies, where role assignments don't count: enable Azure RBAC for it first, once those who use it by access policies have roles.`,
        },
        {
          condition: '${self.purge_protection_enabled}',
          errorMessage: `The vault ${name} can be purged, and its keys with it: enable purge protection first. It can't be disabled again.`,
        },
        ...(keyType === KeyVaultKeyType.RSA_HSM
          ? [
              {
                condition: '${self.sku_name == "premium"}',
                errorMessage: `The vault ${name} is not premium, which a key of type RSA-HSM needs: take a premium vault, or the key type RSA.`,
              },
            ]
          : []),
      ],
    },
  });
  const { id, vaultUri, tenantId, location } = vault;
  return { id, name, vaultUri, tenantId, location, resourceGroupName };
}
