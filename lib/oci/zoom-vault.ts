import { Construct } from 'constructs';
import { existingVault } from './private/existing-vault';
import { newVault } from './private/new-vault';
import { VaultBinding, VaultDemand } from './private/vault-binding';
import { ZoomVaultProps } from './zoom-vault-props';
import { claim } from '../private/terraform/claim';

/** The vault that holds the key. */
export class ZoomVault {
  /** Makes a vault, in the compartment of the key. */
  public static create(props: ZoomVaultProps = {}): ZoomVault {
    const vault: ZoomVault = new ZoomVault((scope, demand) => {
      claim(scope, vault, 'the vault', 'ZoomVault.create(...) anew, or ZoomVault.existing(...) with its vaultOcid');
      return newVault(scope, props, demand);
    });
    return vault;
  }

  /**
   * A vault that exists already, in any compartment. `terraform plan` fails where it is no virtual private vault while the key is
   * to be rotated automatically.
   *
   * @param vaultOcid its OCID.
   */
  public static existing(vaultOcid: string): ZoomVault {
    return new ZoomVault((scope, demand) => existingVault(scope, vaultOcid, demand));
  }

  private constructor(
    /** @internal */
    public readonly _bind: (scope: Construct, demand: VaultDemand) => VaultBinding,
  ) {}
}
