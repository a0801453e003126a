/**
 * Messages when the key is disabled, rotated, or scheduled for deletion, or its vault is.
 *
 * The rule listens to the whole compartment of the key, as an event of a rotation may carry the id of the key's version; other
 * keys of the compartment are reported too.
 *
 * @see https://docs.oracle.com/iaas/Content/KeyManagement/Tasks/event_notification.htm
 */
export interface VaultKeyEvents {
  /**
   * OCID of the topic of the Notifications service that messages go to, in the Region of the vault.
   *
   * @default - one is made
   */
  readonly topicOcid?: string;

  /**
   * Email addresses that are subscribed to the topic. Each has to confirm it, by the link in a message that it gets.
   *
   * @default - none
   */
  readonly emails?: string[];
}
