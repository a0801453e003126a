/** A part of the declared state that could not be read. */
export interface Unread {
  /** Twelve digits. @default - not known */
  readonly account?: string;
  readonly region: string;
  /** Name of the stack. @default - it may be any of the Region */
  readonly stack?: string;
  /** @default - it may be any key of the stack */
  readonly logicalId?: string;
  /** What, and why, in one sentence. */
  readonly message: string;
}
