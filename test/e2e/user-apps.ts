/** Apps as users write them, after the README: each prints something of what it synthesised. */
export const AWS_APP = `
import { App, Stack } from 'aws-cdk-lib';
import { KeyDriftMonitor, ZoomKmsKey } from 'zoom-cmk-constructs/aws';

const app = new App({ outdir: 'cdk.out' });
const stack = new Stack(app, 'Zoom', { env: { region: 'us-east-1' } });
const cmk = new ZoomKmsKey(stack, 'Cmk', { alias: 'zoom-cmk', replicaRegions: ['us-west-2'] });
const regions: string[] = cmk.regions;

const monitored = new Stack(app, 'Monitored', { env: { region: 'us-east-1' } });
const monitor = new ZoomKmsKey(monitored, 'Cmk').monitor();
new KeyDriftMonitor(monitored, 'DriftMonitor', { monitor });

const { stacks } = app.synth();
const resources = stacks.filter(each => each.stackName !== 'Monitored').map(each => Object.keys(each.template.Resources).length);
console.log(JSON.stringify({ regions, resources }));
`;

export const AZURE_APP = `
import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { ZoomKeyVault, ZoomKeyVaultKey } from 'zoom-cmk-constructs/azure';

const app = new App();
const stack = new TerraformStack(app, 'zoom');
new AzureadProvider(stack, 'azuread');
new AzurermProvider(stack, 'azurerm', { features: [{}] });
const cmk = new ZoomKeyVaultKey(stack, 'ZoomCmk', {
  vault: ZoomKeyVault.create({ name: 'kv-zoom-cmk-example', location: 'eastus' }),
});
const identifier: string = cmk.keyIdentifier;
app.synth();
console.log(JSON.stringify(Object.keys(stack.toTerraform().resource)));
`;

export const OCI_APP = `
import { App, TerraformStack } from 'cdktf';
import { OciProvider, ZoomVaultKey } from 'zoom-cmk-constructs/oci';

const app = new App();
const stack = new TerraformStack(app, 'zoom');
new OciProvider(stack, 'oci', { region: 'us-ashburn-1' });
const cmk = new ZoomVaultKey(stack, 'ZoomCmk', { tenancyOcid: 'ocid1.tenancy.oc1..exampletenancy' });
const ocid: string = cmk.keyOcid;
app.synth();
console.log(JSON.stringify(Object.keys(stack.toTerraform().resource)));
`;
