/** Algorithm of a key. ECDSA is left out: it signs only. */
export enum VaultKeyAlgorithm {
  AES = 'AES',
  RSA = 'RSA',
}
