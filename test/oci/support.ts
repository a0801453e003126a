import { TerraformStack } from 'cdktf';
import {
  OciProvider,
  ProtectionMode,
  VaultKeyAlgorithm,
  VaultType,
  ZoomAdmitStatement,
  ZoomCompartment,
  ZoomVault,
  ZoomVaultKey,
  ZoomVaultKeyProps,
} from '../../lib/oci';
import { newStack, ociStack } from '../terraform/support';

export const TENANCY = 'ocid1.tenancy.oc1..aaaaexample';
export const COMPARTMENT = 'ocid1.compartment.oc1..aaaasecurity';
export const VAULT = 'ocid1.vault.oc1.iad.bbpexample.abuwclexample';
export const TOPIC = 'ocid1.onstopic.oc1.iad.aaaatopic';

/** A stack with a key, in us-ashburn-1. */
export function stackWithKey(props: Partial<ZoomVaultKeyProps> = {}): TerraformStack {
  const stack = ociStack();
  new ZoomVaultKey(stack, 'Cmk', { tenancyOcid: TENANCY, ...props });
  return stack;
}

/** A stack with a key of which everything is chosen. */
export function maximalStack(): { stack: TerraformStack; cmk: ZoomVaultKey } {
  const stack = newStack();
  const provider = new OciProvider(stack, 'oci', {
    region: 'us-phoenix-1',
    alias: 'phoenix',
    auth: 'InstancePrincipal',
  });
  const homeRegionProvider = new OciProvider(stack, 'home', { region: 'eu-frankfurt-1', alias: 'home' });
  const tags = { owner: 'security' };
  const keyBroker = { tenancyOcid: 'ocid1.tenancy.oc1..zoom', groupOcid: 'ocid1.group.oc1..broker' };
  const cmk = new ZoomVaultKey(stack, 'Cmk', {
    tenancyOcid: TENANCY,
    compartment: ZoomCompartment.create({ name: 'zoom.keys_1', parentOcid: COMPARTMENT }),
    vault: ZoomVault.create({ displayName: 'Zoom vault', type: VaultType.VIRTUAL_PRIVATE }),
    keyName: 'Recordings',
    keyShape: { algorithm: VaultKeyAlgorithm.RSA, lengthInBytes: 512 },
    protectionMode: ProtectionMode.SOFTWARE,
    rotationIntervalInDays: 60,
    replicaRegion: 'us-ashburn-1',
    admit: [ZoomAdmitStatement.useThisKey()],
    keyBroker,
    policyName: 'zoom-recordings',
    keyEvents: { emails: ['security@example.com', 'oncall@example.com'] },
    provider,
    homeRegionProvider,
    destroyProtection: false,
    tags,
  });
  return { stack, cmk };
}
