import { deploy, ofType } from '../../deployed-templates';
import { alarmOf, monitored, MONITOR_NAME } from '../../monitor-support';
import { ACCOUNT } from '../../support';

describe.each(['us-east-1', 'us-west-2', 'eu-central-1'])('in %s', region => {
  const { app } = monitored({}, { replicaRegions: ['us-west-2', 'eu-central-1'] });
  const stack = deploy(app).find(each => each.region === region)!;
  const isHub = region === 'us-east-1';

  test("the dead-letter queue is encrypted, wants TLS, and takes what the monitor's rules could not deliver", () => {
    const [{ Properties: queue }] = ofType(stack, 'AWS::SQS::Queue');
    expect(queue).toMatchObject({
      QueueName: MONITOR_NAME,
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 1_209_600,
    });
    const [{ Properties: policy }] = ofType(stack, 'AWS::SQS::QueuePolicy');
    const rules = `arn:aws:events:${region}:${ACCOUNT}:rule`;
    expect(policy.PolicyDocument.Statement).toMatchObject([
      {
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 'sqs:*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
      {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Condition: {
          ArnLike: {
            'aws:SourceArn': isHub
              ? [`${rules}/${MONITOR_NAME}/${MONITOR_NAME}-*`, `${rules}/${MONITOR_NAME}-*`]
              : [`${rules}/${MONITOR_NAME}-*`],
          },
        },
      },
    ]);
  });

  test('the policy of the dead-letter queue covers every rule that has it', () => {
    const [{ Properties: policy }] = ofType(stack, 'AWS::SQS::QueuePolicy');
    const patterns = policy.PolicyDocument.Statement[1].Condition.ArnLike['aws:SourceArn'].map(
      (pattern: string) => new RegExp(`^${pattern.replace('*', '[^/]*')}$`),
    );
    for (const { Properties: rule } of ofType(stack, 'AWS::Events::Rule')) {
      const path = rule.EventBusName ? `${rule.EventBusName}/${rule.Name}` : rule.Name;
      const arn = `arn:aws:events:${region}:${ACCOUNT}:rule/${path}`;
      expect(patterns.filter((pattern: RegExp) => pattern.test(arn))).toHaveLength(1);
    }
  });

  test('an alarm goes off as soon as an event could not be delivered', () => {
    const alarm = alarmOf(stack, 'undelivered');
    expect(alarm).toMatchObject({
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: MONITOR_NAME }],
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Threshold: 1,
      EvaluationPeriods: 1,
      TreatMissingData: 'notBreaching',
    });
    // There is no topic in other Regions: the hub tells of it.
    const topic = [expect.stringMatching(/^arn:aws:sns:us-east-1:/)];
    expect([alarm.AlarmActions, alarm.OKActions]).toEqual(isHub ? [topic, topic] : [undefined, undefined]);
  });
});
