import { IResolvable, TerraformResourceLifecycle } from 'cdktf';
import { OciProvider } from '../bindings/oci-provider';

/** What a vault is asked for by the key that goes into it. */
export interface VaultDemand {
  readonly compartmentOcid: string;
  readonly rotation: boolean;
  readonly provider?: OciProvider;
  readonly tags?: Record<string, string>;
  readonly lifecycle?: TerraformResourceLifecycle;
}

/** What is known of a vault once it is in the construct tree. */
export interface VaultBinding {
  readonly id: string;
  readonly compartmentId: string;
  readonly cryptoEndpoint: string;
  readonly managementEndpoint: string;
  readonly isVaultReplicable: IResolvable;
  /** Whether it is known to rotate keys, so that a key says when it is not to be. */
  readonly rotatesKeys: boolean;
}
