import { App, TerraformStack } from 'cdktf';
import { OciProvider, ZoomVaultKey } from 'zoom-cmk-constructs/oci';

const TENANCY = 'ocid1.tenancy.oc1..exampletenancy';

export const app = new App();
const stack = new TerraformStack(app, 'zoom');

new OciProvider(stack, 'oci', { region: 'us-ashburn-1', tenancyOcid: TENANCY });

new ZoomVaultKey(stack, 'ZoomCmk', {
  tenancyOcid: TENANCY,
  keyEvents: { emails: ['security@example.com'] },
});

app.synth();
