import { VaultKeyAlgorithm } from './vault-key-algorithm';

/** Algorithm and length of a key. You can't change them after the key is created. */
export interface VaultKeyShape {
  /** Algorithm of the key. */
  readonly algorithm: VaultKeyAlgorithm;

  /** Length in bytes, not in bits: 16, 24 or 32 for AES, 256, 384 or 512 for RSA. */
  readonly lengthInBytes: number;
}
