/** Why something could not be read. */
export interface LookFailure {
  /** The call that failed: `kms:GetKeyPolicy`. */
  readonly operation: string;
  readonly region: string;
  readonly reason:
    'not-found' | 'access-denied' | 'throttled' | 'timeout' | 'unreachable' | 'credentials' | 'interrupted' | 'other';
  /** One line for people, without secrets. */
  readonly message: string;
}

/** What was read, or why it could not be: never neither. */
export type Looked<T> = { readonly value: T } | { readonly failure: LookFailure };
