/** A part of the declared state that could not be read. */
export interface Unread {
  readonly region: string;
  /** What, and why, in one sentence. */
  readonly message: string;
}
