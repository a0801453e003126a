import { Duration, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledged';

/** What a queue for events that could not be delivered is made for. */
export interface DeadLetterQueueProps {
  /** Name of the queue, and how the names of the rules begin that may send to it. */
  readonly name: string;
  /** Name of the custom bus whose rules may send to it too. @default - rules of the default bus alone */
  readonly busName?: string;
}

/** A queue for events that could not be delivered, and an alarm of its own as soon as there is one. */
export class DeadLetterQueue extends Construct {
  public readonly queue: sqs.Queue;
  public readonly alarm: cloudwatch.Alarm;

  constructor(scope: Construct, id: string, { name, busName }: DeadLetterQueueProps) {
    super(scope, id);
    this.queue = new sqs.Queue(this, 'Resource', {
      queueName: name,
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(this.queue, { 'AwsSolutions-SQS3': 'The queue is itself one for what could not be delivered.' });
    const buses = busName ? [`${busName}/`, ''] : [''];
    this.queue.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'UndeliveredEvents',
        principals: [new iam.ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.queue.queueArn],
        conditions: { ArnLike: { 'aws:SourceArn': buses.map(bus => this.ruleArn(`${bus}${name}-*`)) } },
      }),
    );
    this.alarm = new cloudwatch.Alarm(this, 'Alarm', {
      metric: undeliveredEvents(name),
      alarmName: undeliveredAlarmName(name),
      alarmDescription: `Events of a monitored key that could not be delivered are in the queue ${name}. The alarm ends when they have been received and deleted there.`,
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
  }

  private ruleArn(resourceName: string): string {
    return Stack.of(this).formatArn({ service: 'events', resource: 'rule', resourceName });
  }
}

/** How many events wait in a queue, by its name alone. */
export function undeliveredEvents(name: string, region?: string): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: 'AWS/SQS',
    metricName: 'ApproximateNumberOfMessagesVisible',
    dimensionsMap: { QueueName: name },
    statistic: cloudwatch.Stats.MAXIMUM,
    label: region,
    region,
  });
}

/** Name of the alarm of a queue. */
export function undeliveredAlarmName(name: string): string {
  return `${name}-undelivered`;
}
