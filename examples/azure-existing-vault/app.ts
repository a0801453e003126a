import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack } from 'cdktf';
import {
  KeyVaultKeyType,
  ZoomKeyVault,
  ZoomKeyVaultKey,
  ZoomServicePrincipal,
  ZoomVaultRole,
} from 'zoom-cmk-constructs/azure';

export const app = new App();
const stack = new TerraformStack(app, 'zoom');

new AzurermProvider(stack, 'azurerm', {
  features: [{ keyVault: [{ purgeSoftDeletedKeysOnDestroy: false }] }],
});

new ZoomKeyVaultKey(stack, 'ZoomCmk', {
  vault: ZoomKeyVault.existing({ name: 'kv-security-prod', resourceGroupName: 'rg-security-prod' }),
  keyName: 'zoom-recordings',
  keyType: KeyVaultKeyType.RSA_HSM,
  keySize: 4096,
  role: ZoomVaultRole.cryptoUser(),
  servicePrincipal: ZoomServicePrincipal.fromObjectId('22222222-3333-4444-5555-666666666666'),
  keyEvents: {
    actionGroupIds: [
      '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-security-prod/providers/Microsoft.Insights/actionGroups/ag-security',
    ],
  },
});

app.synth();
