/** The part of the Amazon States Language that is interpreted, as far as the fields are read. */
export interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
  readonly TimeoutSeconds?: number;
}

export type State = TaskState | MapState;

interface Transition {
  readonly Next?: string;
  readonly End?: true;
}

/** Calls a Lambda function. */
export interface TaskState extends Transition {
  readonly Type: 'Task';
  /** ARN of the function. */
  readonly Resource: string;
  readonly Parameters?: unknown;
  readonly Retry?: readonly Retrier[];
  readonly TimeoutSeconds?: number;
}

export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly BackoffRate?: number;
  readonly MaxAttempts?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: 'FULL' | 'NONE';
}

/** A distributed map. */
export interface MapState extends Transition {
  readonly Type: 'Map';
  readonly Label: string;
  readonly MaxConcurrency: number;
  readonly ToleratedFailurePercentage?: number;
  readonly ItemReader: {
    readonly Resource: string;
    readonly ReaderConfig: { readonly InputType: string };
    readonly Parameters: { readonly Bucket: string; readonly Key: string };
  };
  readonly ItemProcessor: Machine & {
    readonly ProcessorConfig: { readonly Mode: string; readonly ExecutionType: string };
  };
  readonly ResultWriter: {
    readonly Resource: string;
    readonly Parameters: { readonly Bucket: string; readonly Prefix: string };
  };
}
