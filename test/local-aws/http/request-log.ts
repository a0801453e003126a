/** One request as it was answered. */
export interface LoggedRequest {
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly account: string;
  /** The HTTP status of the answer. */
  readonly status: number;
  /** The name of the error, when the answer was one. */
  readonly error?: string;
}
