import { KeyOperation } from './key-operation';

/** Options of a role of your choice. */
export interface ZoomVaultRoleOptions {
  /**
   * What the key may be used for; at least one operation.
   *
   * @default - all of them
   */
  readonly keyOperations?: KeyOperation[];
}
