import { TerraformStack } from 'cdktf';
import { ZoomKeyVault, ZoomKeyVaultKey, ZoomKeyVaultKeyProps } from '../../lib/azure';
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
