/**
 * Where a key is, and what it is used by. You can't change it after the key is created.
 *
 * @see https://docs.oracle.com/iaas/Content/KeyManagement/Concepts/keyoverview.htm
 */
export enum ProtectionMode {
  /** The key never leaves a hardware security module. */
  HSM = 'HSM',
  /**
   * The key is used by a server's software, and is kept encrypted by a key in a hardware security module. It can be exported by whoever
   * may use it, as far as we know Zoom included.
   *
   * @see https://docs.oracle.com/iaas/Content/KeyManagement/Tasks/exporting_keys.htm
   */
  SOFTWARE = 'SOFTWARE',
}
