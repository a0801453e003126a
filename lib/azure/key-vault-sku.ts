/**
 * What protects the keys of a vault.
 *
 * @see https://learn.microsoft.com/azure/key-vault/keys/about-keys
 */
export enum KeyVaultSku {
  /** Software, validated to FIPS 140-2 level 1. */
  STANDARD = 'standard',
  /** Hardware security modules as well; what a key of type RSA-HSM needs. */
  PREMIUM = 'premium',
}
