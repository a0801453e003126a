import { KeyVault } from '@cdktf/provider-azurerm/lib/key-vault';
import { Construct } from 'constructs';
import { fail } from '../../private/fail';
import { claim } from '../../private/terraform/claim';
import { requireFormat } from '../../private/terraform/require-format';
import { KeyVaultKeyType } from '../key-vault-key-type';
import { KeyVaultResourceGroup } from '../key-vault-resource-group';
import { KeyVaultSku } from '../key-vault-sku';
import { NewKeyVaultProps } from '../new-key-vault-props';
import { FORMATS } from './formats';
import { requireLocation } from './location';
import { networkAcls } from './network-acls';
import { VaultBinding, VaultDemand } from './vault-binding';

/** Azure's longest; it can only be set when a vault is made. */
const SOFT_DELETE_DAYS = 90;

/** A vault that can't be purged, and that only Azure RBAC lets anyone into. */
export function newVault(scope: Construct, props: NewKeyVaultProps, demand: VaultDemand): VaultBinding {
  const sku = props.sku ?? KeyVaultSku.STANDARD;
  requireFormat(scope, "the vault's name", props.name, FORMATS.vaultName);
  requireLocation(scope, "the vault's location", props.location);
  if (demand.keyType === KeyVaultKeyType.RSA_HSM && sku === KeyVaultSku.STANDARD) {
    fail(
      scope,
      "a key of type RSA-HSM needs a vault with the SKU 'premium', got 'standard': sku: KeyVaultSku.PREMIUM, or keyType: KeyVaultKeyType.RSA",
    );
  }
  claim(
    scope,
    `vault ${props.name}`,
    `the vault ${props.name}`,
    'give each key a vault of its own, or, once this one is deployed, ZoomKeyVault.existing(...) to the key of another stack',
  );
  const { location } = props;
  const { tags, lifecycle } = demand;
  const resourceGroup = props.resourceGroup ?? KeyVaultResourceGroup.create(`rg-${props.name}`);
  const resourceGroupName = resourceGroup._nameIn(scope, { location, tags, lifecycle });
  const vault = new KeyVault(scope, 'Vault', {
    name: props.name,
    location,
    resourceGroupName,
    tenantId: demand.tenantId,
    skuName: sku,
    // Explicit, as the default of Azure's API has changed.
    rbacAuthorizationEnabled: true,
    purgeProtectionEnabled: true,
    softDeleteRetentionDays: SOFT_DELETE_DAYS,
    publicNetworkAccessEnabled: true,
    networkAcls: networkAcls(scope, props.networkRules),
    tags,
    lifecycle,
  });
  const { id, name, vaultUri, tenantId } = vault;
  return { id, name, vaultUri, tenantId, location, resourceGroupName };
}
