import { TerraformStack } from 'cdktf';
import { ZoomVaultKey, ZoomVaultKeyProps } from '../../lib/oci';
import { ociStack } from '../terraform/support';

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
