/**
 * From where the vault may be reached; everything else is denied. Who may use the key is the roles' matter.
 *
 * Zoom comes from the internet, and a service of another tenant is no "trusted service" of Azure's. Which addresses it comes
 * from is not published, as far as we could find: ask Zoom before you close the vault.
 *
 * @see https://learn.microsoft.com/azure/key-vault/general/network-security
 */
export interface KeyVaultNetworkRules {
  /**
   * Public IPv4 addresses, and ranges in CIDR notation, that are let in: Zoom's, and that of the deployer, who
   * makes the key. A vault takes at most 1000.
   *
   * @default - none; Zoom is then shut out, and synthesis warns
   */
  readonly ipRules?: string[];

  /**
   * Resource ids of subnets that are let in. They need the service endpoint `Microsoft.KeyVault`.
   *
   * @default - none
   */
  readonly virtualNetworkSubnetIds?: string[];

  /**
   * Whether services of Azure that Microsoft trusts are let in. Zoom is none.
   *
   * @default false
   */
  readonly allowTrustedServices?: boolean;
}
