import { TerraformStack } from 'cdktf';
import {
  KeyVaultDeployer,
  KeyVaultKeyType,
  KeyVaultResourceGroup,
  KeyVaultSku,
  ZoomKeyVault,
  ZoomKeyVaultKey,
  ZoomKeyVaultKeyProps,
  ZoomServicePrincipal,
  ZoomVaultRole,
} from '../../lib/azure';
import { azureStack } from '../terraform/support';

export const OBJECT_ID = '11111111-2222-3333-4444-555555555555';
export const NEW_VAULT = ZoomKeyVault.create({ name: 'kv-zoom', location: 'eastus' });
export const OLD_VAULT = ZoomKeyVault.existing({ name: 'kv-old', resourceGroupName: 'rg-old' });

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-security/providers';
export const WORKSPACE_ID = `${GROUP}/Microsoft.OperationalInsights/workspaces/log-security`;
export const ACTION_GROUP_ID = `${GROUP}/Microsoft.Insights/actionGroups/ag-security`;
export const SUBNET_ID = `${GROUP}/Microsoft.Network/virtualNetworks/vnet-hub/subnets/pipelines`;

/** A stack with a key, in a new vault unless said otherwise. */
export function stackWithKey(props: Partial<ZoomKeyVaultKeyProps> = {}): TerraformStack {
  const stack = azureStack();
  new ZoomKeyVaultKey(stack, 'Cmk', { vault: NEW_VAULT, ...props });
  return stack;
}

/** A stack with a key of which everything is chosen. */
export function maximalStack(): TerraformStack {
  const tags = { owner: 'security' };
  return stackWithKey({
    vault: ZoomKeyVault.create({
      name: 'kv-zoom-prod',
      location: 'West Europe',
      resourceGroup: KeyVaultResourceGroup.existing('rg-security'),
      sku: KeyVaultSku.PREMIUM,
      networkRules: { ipRules: ['203.0.113.0/24', '198.51.100.7'], allowTrustedServices: true },
    }),
    keyName: 'recordings',
    keyType: KeyVaultKeyType.RSA_HSM,
    keySize: 4096,
    role: ZoomVaultRole.cryptoUser(),
    servicePrincipal: ZoomServicePrincipal.fromObjectId(OBJECT_ID),
    deployer: KeyVaultDeployer.objectId(OBJECT_ID, { waitSeconds: 600 }),
    rotation: { rotateAfterDays: 90, expireAfterDays: 120, notifyBeforeExpiryDays: 20 },
    auditLogWorkspaceId: WORKSPACE_ID,
    keyEvents: { actionGroupIds: [ACTION_GROUP_ID] },
    deleteLock: true,
    destroyProtection: false,
    tags,
  });
}
