/**
 * Automatic rotation of a key.
 *
 * Zoom is given a key identifier with its version, so a rotation makes a version that Zoom does not use until you enrol it
 * ("Rotate Key" in the Zoom portal), while older versions have to stay enabled (inferred). That is why it is off unless you ask
 * for it. The identifier of the construct stays that of the version which Terraform made: ask Azure for that of the newest.
 *
 * @see https://learn.microsoft.com/azure/key-vault/keys/how-to-configure-key-rotation
 */
export interface KeyVaultKeyRotation {
  /** Days from the making of a version to the making of the next, from 7. */
  readonly rotateAfterDays: number;

  /**
   * Days after which a version expires, from 28 and at least 7 more than `rotateAfterDays`.
   *
   * Content that an expired version encrypted can't be read. Leave it out unless Zoom tells you that it re-encrypts.
   *
   * @default - versions do not expire
   */
  readonly expireAfterDays?: number;

  /**
   * Days before its expiry at which a version is reported as near it, from 7.
   *
   * @default - 30, or 7 less than `expireAfterDays` where that is less
   */
  readonly notifyBeforeExpiryDays?: number;
}
