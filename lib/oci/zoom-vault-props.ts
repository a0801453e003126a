import { VaultType } from './vault-type';

/** Properties of a vault that is made. */
export interface ZoomVaultProps {
  /**
   * Name of the vault for people.
   *
   * @default 'zoom-cmk'
   */
  readonly displayName?: string;

  /**
   * Type of the vault. You can't change it after the vault is created.
   *
   * @default VaultType.DEFAULT
   */
  readonly type?: VaultType;
}
