/**
 * What a key may be used for. An operation that the key does not permit is refused, whatever the caller's role allows.
 *
 * Signing is left out: Zoom encrypts.
 *
 * @see https://learn.microsoft.com/azure/key-vault/keys/about-keys-details#key-operations
 */
export enum KeyOperation {
  ENCRYPT = 'encrypt',
  DECRYPT = 'decrypt',
  /** Encrypts another key. */
  WRAP_KEY = 'wrapKey',
  /** Decrypts another key. */
  UNWRAP_KEY = 'unwrapKey',
}
