import { Construct } from 'constructs';
import { ExistingKeyVaultProps } from './existing-key-vault-props';
import { KeyVaultDeployer } from './key-vault-deployer';
import { NewKeyVaultProps } from './new-key-vault-props';
import { existingVault } from './private/existing-vault';
import { newVault } from './private/new-vault';
import { VaultBinding, VaultDemand } from './private/vault-binding';

/** The vault that holds the key. */
export class ZoomKeyVault {
  /**
   * Makes a vault: governed by Azure RBAC, with purge protection and 90 days of soft delete.
   *
   * Purge protection can't be disabled again: once destroyed, the vault's name and its keys stay for 90 days, whatever
   * anyone does.
   */
  public static create(props: NewKeyVaultProps): ZoomKeyVault {
    return new ZoomKeyVault(KeyVaultDeployer.current(), (scope, demand) => newVault(scope, props, demand));
  }

  /**
   * A vault that exists already. `terraform plan` fails where it is not governed by Azure RBAC, can be purged, or is
   * not premium while the key's type needs that.
   */
  public static existing(props: ExistingKeyVaultProps): ZoomKeyVault {
    return new ZoomKeyVault(KeyVaultDeployer.none(), (scope, demand) => existingVault(scope, props, demand));
  }

  private constructor(
    /** @internal */
    public readonly _usualDeployer: KeyVaultDeployer,
    /** @internal */
    public readonly _bind: (scope: Construct, demand: VaultDemand) => VaultBinding,
  ) {}
}
