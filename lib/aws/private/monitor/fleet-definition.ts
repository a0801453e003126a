/** What a run over a fleet is made of. */
export interface FleetDefinition {
  /** `aws`, `aws-us-gov`, … */
  readonly partition: string;
  /** Bucket of inventory, reports and results, in the Region of the state machine. */
  readonly bucketName: string;
  readonly inventoryKey: string;
  /** Folder of the bucket in which Step Functions keeps the results of each run. */
  readonly resultsFolder: string;
  readonly maxConcurrency: number;
  readonly checkRowArn: string;
  readonly summariseArn: string;
  /** Longest time for a run, in seconds. */
  readonly timeoutSeconds: number;
}

/** Longer than the function may take. */
const ROW_TIMEOUT_SECONDS = 16 * 60;

/** What Lambda itself fails with, which says nothing of the row. Errors of the function are not tried again. */
const RETRY = [
  {
    ErrorEquals: [
      'Lambda.ClientExecutionTimeoutException',
      'Lambda.ServiceException',
      'Lambda.AWSLambdaException',
      'Lambda.SdkClientException',
      'Lambda.TooManyRequestsException',
    ],
    IntervalSeconds: 2,
    BackoffRate: 2,
    MaxAttempts: 6,
    MaxDelaySeconds: 60,
    JitterStrategy: 'FULL',
  },
];

/**
 * The state machine of a fleet in the Amazon States Language: a distributed map over the rows of the inventory, then the summary.
 *
 * Written out, and not made of aws-cdk-lib's states: their result writer depends on a feature flag of the app, and they give rights to the
 * whole bucket.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */
export function fleetDefinition(fleet: FleetDefinition): object {
  const { partition, bucketName, inventoryKey } = fleet;
  return {
    Comment: 'Checks the keys of every account and Region of an inventory, and sums up what was found',
    StartAt: 'CheckRows',
    TimeoutSeconds: fleet.timeoutSeconds,
    States: {
      CheckRows: {
        Type: 'Map',
        Label: 'Rows',
        MaxConcurrency: fleet.maxConcurrency,
        // A run that ended for too many failures would be one that nobody sums up: rows that fail are counted there, one by one.
        ToleratedFailurePercentage: 100,
        ItemReader: {
          Resource: `arn:${partition}:states:::s3:getObject`,
          ReaderConfig: { InputType: 'JSON' },
          Parameters: { Bucket: bucketName, Key: inventoryKey },
        },
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'CheckRow',
          States: {
            CheckRow: {
              Type: 'Task',
              Resource: fleet.checkRowArn,
              TimeoutSeconds: ROW_TIMEOUT_SECONDS,
              Retry: RETRY,
              End: true,
            },
          },
        },
        ResultWriter: {
          Resource: `arn:${partition}:states:::s3:putObject`,
          Parameters: { Bucket: bucketName, Prefix: fleet.resultsFolder },
        },
        Next: 'SumUp',
      },
      SumUp: {
        Type: 'Task',
        Resource: fleet.summariseArn,
        Parameters: {
          inventory: { bucket: bucketName, key: inventoryKey },
          results: { 'bucket.$': '$.ResultWriterDetails.Bucket', 'key.$': '$.ResultWriterDetails.Key' },
        },
        Retry: RETRY,
        End: true,
      },
    },
  };
}
