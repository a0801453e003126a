/** Options of the role that the deployer gets. */
export interface KeyVaultDeployerOptions {
  /**
   * How long to wait before the key is made, in seconds from 0 to 3600: Azure takes up to ten minutes to let a new role
   * assignment count.
   *
   * @default 180
   * @see https://learn.microsoft.com/azure/role-based-access-control/troubleshooting#symptom---role-assignment-changes-are-not-being-detected
   */
  readonly waitSeconds?: number;
}
