/** A finding that is known, and does not count for a time. */
export interface Suppression {
  /** That of the finding: 64 hexadecimal digits. It changes with all that the finding says, so nothing else is suppressed. */
  readonly fingerprint: string;
  readonly reason: string;
  /** Last day, in UTC, on which the finding does not count: `YYYY-MM-DD`. */
  readonly expires: string;
}
