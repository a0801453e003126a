import { App, TerraformStack } from 'cdktf';
import {
  OciProvider,
  VaultType,
  ZoomAdmitStatement,
  ZoomCompartment,
  ZoomVault,
  ZoomVaultKey,
} from 'zoom-cmk-constructs/oci';

const TENANCY = 'ocid1.tenancy.oc1..exampletenancy';

export const app = new App();
const stack = new TerraformStack(app, 'zoom');

const provider = new OciProvider(stack, 'oci', { region: 'us-ashburn-1', tenancyOcid: TENANCY });
// Compartments and policies can be made in the tenancy's home Region alone.
const homeRegionProvider = new OciProvider(stack, 'home', {
  alias: 'home',
  region: 'eu-frankfurt-1',
  tenancyOcid: TENANCY,
});

new ZoomVaultKey(stack, 'ZoomCmk', {
  tenancyOcid: TENANCY,
  provider,
  homeRegionProvider,
  compartment: ZoomCompartment.existing('ocid1.compartment.oc1..examplesecurity'),
  vault: ZoomVault.create({ displayName: 'zoom', type: VaultType.VIRTUAL_PRIVATE }),
  replicaRegion: 'us-phoenix-1',
  rotationIntervalInDays: 365,
  // The compartment has other keys as well.
  admit: [ZoomAdmitStatement.useThisKey(), ZoomAdmitStatement.readVaults()],
  tags: { 'data-classification': 'confidential' },
});

app.synth();
