import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { KeyVaultDeployer, ZoomKeyVault, ZoomKeyVaultKey } from 'zoom-cmk-constructs/azure';

export const app = new App();
const stack = new TerraformStack(app, 'zoom');

new AzureadProvider(stack, 'azuread');
new AzurermProvider(stack, 'azurerm', {
  features: [{ keyVault: [{ purgeSoftDeleteOnDestroy: false, purgeSoftDeletedKeysOnDestroy: false }] }],
});

new ZoomKeyVaultKey(stack, 'ZoomCmk', {
  // The name is part of a host name, so it is yours alone.
  vault: ZoomKeyVault.create({ name: 'kv-zoom-cmk-example', location: 'eastus' }),
  // The group of those who deploy, people and pipelines.
  deployer: KeyVaultDeployer.objectId('11111111-2222-3333-4444-555555555555'),
  auditLogWorkspaceId:
    '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-logs/providers/Microsoft.OperationalInsights/workspaces/log-security',
});

app.synth();
