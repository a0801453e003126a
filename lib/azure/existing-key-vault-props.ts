/** Which vault exists already. */
export interface ExistingKeyVaultProps {
  /** Name of the vault: 3 to 24 letters, digits and hyphens. */
  readonly name: string;

  /** Name of its resource group, in the subscription of the provider. */
  readonly resourceGroupName: string;
}
