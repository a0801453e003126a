/**
 * Alerts on the key's own events: a version that is near its expiry, that has expired, or that is new.
 *
 * Key Vault has no event for a key that is disabled or deleted; those stand in the vault's audit log.
 *
 * @see https://learn.microsoft.com/azure/event-grid/event-schema-key-vault
 */
export interface KeyVaultKeyEvents {
  /** Resource ids of the action groups that are told, at least one: `/subscriptions/…/actionGroups/…`. */
  readonly actionGroupIds: string[];

  /**
   * Name of the vault's Event Grid system topic, where it has one already, in the vault's resource group. A vault has at most
   * one.
   *
   * @default - one is made
   */
  readonly existingSystemTopicName?: string;
}
