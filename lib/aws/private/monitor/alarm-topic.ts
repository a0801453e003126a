import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

const CLOUDWATCH = new iam.ServicePrincipal('cloudwatch.amazonaws.com');

/**
 * A topic that is encrypted with a key of its own: not with a monitored one, which can't tell of its own end, and not with that of AWS,
 * which neither EventBridge nor CloudWatch may use.
 *
 * @see https://repost.aws/knowledge-center/cloudwatch-configure-alarm-sns
 */
export function encryptedTopic(scope: Construct): sns.Topic {
  const masterKey = new kms.Key(scope, 'TopicKey', {
    description: 'Encrypts the messages of a monitor of keys, and nothing else',
    enableKeyRotation: true,
    // It protects messages on their way, and nothing that is kept.
    removalPolicy: RemovalPolicy.DESTROY,
  });
  return new sns.Topic(scope, 'Topic', { masterKey, enforceSSL: true });
}

/** Lets the alarms of an account and Region publish to a topic, where its policy and that of its key are ours to change. */
export function letAlarmsPublish(scope: Construct, topic: sns.ITopic): void {
  const { account } = Stack.of(scope);
  topic.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'Alarms',
      principals: [CLOUDWATCH],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: {
          'aws:SourceArn': Stack.of(scope).formatArn({ service: 'cloudwatch', resource: 'alarm:*' }),
        },
      },
    }),
  );
  // Without a condition: it is not documented that CloudWatch fulfils one there. Nobody gets to the key but by the topic.
  topic.masterKey?.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'Alarms',
      principals: [CLOUDWATCH],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      resources: ['*'],
    }),
  );
}
