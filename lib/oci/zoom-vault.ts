import { Construct } from 'constructs';
import { fail } from '../private/fail';
import { DataOciKmsVault } from './bindings/data-oci-kms-vault';
import { KmsVault } from './bindings/kms-vault';
import { FORMATS } from './private/formats';
import { VaultBinding, VaultDemand } from './private/vault-binding';
import { VaultType } from './vault-type';
import { ZoomVaultProps } from './zoom-vault-props';
import { requireFormat } from '../private/terraform/require-format';

/** The vault that holds the key. */
export class ZoomVault {
  /** Makes a vault, in the compartment of the key. */
  public static create(props: ZoomVaultProps = {}): ZoomVault {
    return new ZoomVault((scope, { compartmentOcid, rotation, provider, tags, lifecycle }) => {
      const { displayName = 'zoom-cmk', type = VaultType.DEFAULT } = props;
      requireFormat(scope, "the vault's displayName", displayName, FORMATS.displayName);
      if (rotation && type !== VaultType.VIRTUAL_PRIVATE) {
        fail(
          scope,
          `rotationIntervalInDays needs a virtual private vault, got one of type ${type}: ZoomVault.create({ type: VaultType.VIRTUAL_PRIVATE }), or rotate by hand`,
        );
      }
      return new KmsVault(scope, 'Vault', {
        compartmentId: compartmentOcid,
        displayName,
        vaultType: type,
        freeformTags: tags,
        provider,
        lifecycle,
      });
    });
  }

  /**
   * A vault that exists already, in any compartment. `terraform plan` fails where it is no virtual private vault while the key is
   * to be rotated automatically.
   *
   * @param vaultOcid its OCID.
   */
  public static existing(vaultOcid: string): ZoomVault {
    return new ZoomVault((scope, { rotation, provider }) => {
      requireFormat(scope, "the vault's OCID", vaultOcid, FORMATS.vault);
      const postcondition = {
        condition: '${self.vault_type == "VIRTUAL_PRIVATE"}',
        errorMessage:
          'The vault is no virtual private vault, in which alone keys are rotated automatically: leave rotationIntervalInDays out, or take another vault.',
      };
      return new DataOciKmsVault(scope, 'Vault', {
        vaultId: vaultOcid,
        provider,
        lifecycle: rotation ? { postcondition: [postcondition] } : undefined,
      });
    });
  }

  private constructor(
    /** @internal */
    public readonly _bind: (scope: Construct, demand: VaultDemand) => VaultBinding,
  ) {}
}
