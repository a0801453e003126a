/**
 * Type of a vault. You can't change it after the vault is created.
 *
 * @see https://docs.oracle.com/iaas/Content/KeyManagement/Concepts/keyoverview.htm
 */
export enum VaultType {
  /** A vault in a partition of a hardware security module that other tenants' vaults share. */
  DEFAULT = 'DEFAULT',
  /** A vault with a partition of its own, billed by the hour; what automatic rotation and some replication need. */
  VIRTUAL_PRIVATE = 'VIRTUAL_PRIVATE',
}
