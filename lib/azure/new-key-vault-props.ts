import { KeyVaultNetworkRules } from './key-vault-network-rules';
import { KeyVaultResourceGroup } from './key-vault-resource-group';
import { KeyVaultSku } from './key-vault-sku';

/** Properties of a vault that is made. */
export interface NewKeyVaultProps {
  /**
   * Name of the vault: 3 to 24 letters, digits and hyphens. It is part of a host name, so no other vault in the world may
   * have it, nor one that was deleted less than 90 days ago.
   */
  readonly name: string;

  /**
   * Region of the vault, such as `eastus`. Azure replicates the vault to the paired Region, where there is one, with
   * no second key id. Which Regions Zoom takes keys from is not published, as far as we could find.
   *
   * @see https://learn.microsoft.com/azure/reliability/reliability-key-vault
   */
  readonly location: string;

  /**
   * The resource group of the vault.
   *
   * @default - one that is made, named `rg-` and the vault's name
   */
  readonly resourceGroup?: KeyVaultResourceGroup;

  /**
   * What protects the keys. A key of type RSA-HSM needs a premium vault.
   *
   * @default KeyVaultSku.STANDARD
   */
  readonly sku?: KeyVaultSku;

  /**
   * From where the vault may be reached. Closing it shuts Zoom out unless Zoom's addresses are let in.
   *
   * @default - from everywhere, by those who have a role
   */
  readonly networkRules?: KeyVaultNetworkRules;
}
