import { TerraformResourceLifecycle } from 'cdktf';
import { KeyVaultKeyType } from '../key-vault-key-type';

/** What a vault is asked for by the key that goes into it. */
export interface VaultDemand {
  readonly keyType: KeyVaultKeyType;
  readonly tenantId: string;
  readonly tags?: Record<string, string>;
  readonly lifecycle?: TerraformResourceLifecycle;
}

/** What is known of a vault once it is in the construct tree. */
export interface VaultBinding {
  readonly id: string;
  readonly name: string;
  readonly vaultUri: string;
  readonly tenantId: string;
  readonly location: string;
  readonly resourceGroupName: string;
}
