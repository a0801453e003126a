import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from './acknowledged';
import { FUNCTION_ENVIRONMENT } from '../../../private/monitor-contract';

/** The bundle, beside the compiled library: it is referred to by its path, and not loaded. */
const CODE = join(__dirname, '..', '..', '..', '..', 'functions', 'drift-check');

/** Lambda's longest. The function ends its looking before that, and says what it has not seen. */
const TIMEOUT = Duration.minutes(15);

/** What a function of the monitors is to do, and where it may write. */
export interface DriftFunctionProps {
  /** Which of the handlers of the bundle. */
  readonly handler: 'checkKey' | 'checkRow' | 'summarise';
  readonly description: string;
  /** Name of what is watched: dimension of the metrics, and folder of the reports. */
  readonly watch: string;
  readonly bucket: s3.IBucket;
  readonly bus: events.IEventBus;
  /** The most that run at once, which are kept for it. */
  readonly concurrency: number;
  /** Name of the role, where others have to name it. @default - one that CloudFormation makes */
  readonly roleName?: string;
  readonly environment?: Record<string, string>;
}

/** A function that checks for drift, or tells what checks have found, with the rights to write that down and no others. */
export class DriftFunction extends Construct {
  public readonly function: lambda.Function;
  public readonly role: iam.Role;

  constructor(scope: Construct, id: string, props: DriftFunctionProps) {
    super(scope, id);
    const { watch, bucket, bus } = props;
    const logGroup = new logs.LogGroup(this, 'Logs', { retention: logs.RetentionDays.ONE_YEAR });
    this.role = new iam.Role(this, 'Role', {
      roleName: props.roleName,
      description: props.description,
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
    });
    this.function = new lambda.Function(this, 'Resource', {
      description: props.description,
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      code: lambda.Code.fromAsset(CODE),
      handler: `index.${props.handler}`,
      role: this.role,
      timeout: TIMEOUT,
      memorySize: 512,
      reservedConcurrentExecutions: props.concurrency,
      logGroup,
      loggingFormat: lambda.LoggingFormat.TEXT,
      environment: {
        [FUNCTION_ENVIRONMENT.watch]: watch,
        [FUNCTION_ENVIRONMENT.bucket]: bucket.bucketName,
        [FUNCTION_ENVIRONMENT.bus]: bus.eventBusArn,
        ...props.environment,
      },
    });
    logGroup.grantWrite(this.role);
    this.allow(['s3:GetObject', 's3:PutObject'], [bucket.arnForObjects(`${watch}/*`)]);
    // Without it, S3 denies what is not there yet: a first run could not be told from one that may not look.
    this.allow(['s3:ListBucket'], [bucket.bucketArn]);
    bucket.encryptionKey?.grantEncryptDecrypt(this.role);
    this.allow(['events:PutEvents'], [bus.eventBusArn]);
    acknowledgeWildcards(
      this.role,
      'Reports are in a folder of the bucket, ids of stacks end with what nobody knows before, kms:ListAliases has no resource.',
    );
  }

  /** Lets the function do something. */
  public allow(actions: string[], resources: string[], conditions?: Record<string, unknown>): void {
    this.role.addToPrincipalPolicy(new iam.PolicyStatement({ actions, resources, conditions }));
  }
}
