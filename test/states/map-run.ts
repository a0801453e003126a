/** A run of a distributed map, in numbers. */
export interface MapRun {
  readonly arn: string;
  readonly items: number;
  readonly succeeded: number;
  readonly failed: number;
  /** Not started, as too many others had failed. */
  readonly pending: number;
  /** The most child executions that ran at the same time. */
  readonly mostAtOnce: number;
}

/** What became of an item. */
export interface ItemOutcome {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'PENDING';
  /** JSON. */
  readonly input: string;
  /** JSON, of an item that succeeded. */
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly startedAt?: Date;
  readonly stoppedAt?: Date;
}
