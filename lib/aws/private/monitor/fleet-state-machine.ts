import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from './acknowledged';
import { fleetDefinition } from './fleet-definition';

/** What a run over a fleet is made of. */
export interface FleetStateMachineProps {
  readonly name: string;
  readonly bucket: s3.IBucket;
  /** Key of the inventory in the bucket. */
  readonly inventoryKey: string;
  readonly maxConcurrency: number;
  readonly checkRow: lambda.IFunction;
  readonly summarise: lambda.IFunction;
  readonly timeout: Duration;
}

/**
 * The state machine of a fleet, and its role.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html
 */
export class FleetStateMachine extends Construct {
  public readonly stateMachine: sfn.StateMachine;

  constructor(scope: Construct, id: string, props: FleetStateMachineProps) {
    super(scope, id);
    const { name, bucket, inventoryKey, checkRow, summarise } = props;
    const resultsFolder = `${name}/runs`;
    const role = new iam.Role(this, 'Role', {
      description: 'Runs checks over a fleet',
      assumedBy: new iam.ServicePrincipal('states.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    this.stateMachine = new sfn.StateMachine(this, 'Resource', {
      stateMachineName: name,
      role,
      definitionBody: sfn.DefinitionBody.fromString(
        Stack.of(this).toJsonString(
          fleetDefinition({
            partition: Stack.of(this).partition,
            bucketName: bucket.bucketName,
            inventoryKey,
            resultsFolder,
            maxConcurrency: props.maxConcurrency,
            checkRowArn: checkRow.functionArn,
            summariseArn: summarise.functionArn,
            timeoutSeconds: props.timeout.toSeconds(),
          }),
        ),
      ),
      tracingEnabled: true,
      logs: {
        level: sfn.LogLevel.ALL,
        destination: new logs.LogGroup(this, 'Logs', { retention: logs.RetentionDays.ONE_YEAR }),
      },
    });
    for (const [actions, resources] of [
      [['lambda:InvokeFunction'], [checkRow.functionArn, summarise.functionArn]],
      [['s3:GetObject'], [bucket.arnForObjects(inventoryKey), bucket.arnForObjects(`${resultsFolder}/*`)]],
      [
        ['s3:PutObject', 's3:ListMultipartUploadParts', 's3:AbortMultipartUpload'],
        [bucket.arnForObjects(`${resultsFolder}/*`)],
      ],
      [['states:StartExecution'], [this.arn('stateMachine', name)]],
      [
        ['states:DescribeExecution', 'states:StopExecution'],
        [this.arn('execution', `${name}:*`), this.arn('execution', `${name}/*`)],
      ],
    ]) {
      role.addToPolicy(new iam.PolicyStatement({ actions, resources }));
    }
    bucket.encryptionKey?.grantEncryptDecrypt(role);
    acknowledgeWildcards(
      role,
      'The results of a run are in a folder of the bucket, the ids of executions are made as it runs, and log delivery and tracing have no resources.',
    );
  }

  private arn(resource: string, resourceName: string): string {
    return Stack.of(this).formatArn({
      service: 'states',
      resource,
      resourceName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }
}
