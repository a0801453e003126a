import { App } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { ZoomKmsKey } from '../../../../lib/aws';
import { deploy, ofType } from '../../deployed-templates';
import { monitored } from '../../monitor-support';
import { ACCOUNT, newStack } from '../../support';

/** What lets EventBridge do something: without conditions, which it is not known to fulfil. */
const OF_EVENTS = { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' } };

/** What lets the alarms of CloudWatch do something. */
const OF_ALARMS = { Sid: 'Alarms', Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' } };

describe('the topic that is made', () => {
  const [hub] = deploy(monitored().app);
  const [{ Properties: topic }] = ofType(hub, 'AWS::SNS::Topic');
  const [keyId] = Object.keys(hub.resources).filter(id => {
    const { Type, Properties } = hub.resources[id];
    return Type === 'AWS::KMS::Key' && !Properties.MultiRegion;
  });

  test('is encrypted with a key of its own, which rotates', () => {
    expect(topic.KmsMasterKeyId).toBe(`arn:aws:kms:us-east-1:${ACCOUNT}:key/${keyId}`);
    expect(hub.resources[keyId].Properties.EnableKeyRotation).toBe(true);
  });

  test('takes nothing that is not sent over TLS, and lets EventBridge and the alarms of its account and Region publish', () => {
    const [{ Properties: policy }] = ofType(hub, 'AWS::SNS::TopicPolicy');
    const withoutIds = policy.PolicyDocument.Statement.map(({ Sid: _, ...statement }: any) => statement);
    const { Sid: __, ...ofAlarms } = OF_ALARMS;
    expect(withoutIds).toHaveLength(3);
    expect(withoutIds).toContainEqual({ ...OF_EVENTS, Action: 'sns:Publish', Resource: expect.anything() });
    expect(withoutIds).toMatchObject([
      { Effect: 'Deny', Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      {
        ...ofAlarms,
        Action: 'sns:Publish',
        Condition: {
          StringEquals: { 'aws:SourceAccount': ACCOUNT },
          ArnLike: { 'aws:SourceArn': `arn:aws:cloudwatch:us-east-1:${ACCOUNT}:alarm:*` },
        },
      },
      OF_EVENTS,
    ]);
  });

  test('has a key that EventBridge and the alarms may use to encrypt, and no service besides', () => {
    const { Statement } = hub.resources[keyId].Properties.KeyPolicy;
    const encrypting = { Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], Resource: '*' };
    expect(Statement.filter(({ Principal }: any) => 'Service' in Principal)).toEqual([
      { ...OF_ALARMS, ...encrypting },
      { ...OF_EVENTS, ...encrypting },
    ]);
  });

  test('gets messages by its policy: a role for an encrypted topic may make deliveries fail', () => {
    const targets = ofType(hub, 'AWS::Events::Rule').flatMap(({ Properties }) => Properties.Targets);
    const people = targets.filter(({ Arn }: any) => /^arn:aws:sns:/.test(Arn));
    expect(people.length).toBeGreaterThan(10);
    expect(people.filter(({ RoleArn }: any) => RoleArn)).toEqual([]);
  });
});

test('a topic that is given, and its key, let the alarms publish', () => {
  const stack = newStack();
  const masterKey = new kms.Key(stack, 'TopicKey');
  new ZoomKmsKey(stack, 'Cmk').monitor({ topic: new sns.Topic(stack, 'Topic', { masterKey }) });
  const [hub] = deploy(stack.node.root as App);
  const [{ Properties: policy }] = ofType(hub, 'AWS::SNS::TopicPolicy');
  const [{ Properties: key }] = ofType(hub, 'AWS::KMS::Key').filter(({ Properties }) => !Properties.MultiRegion);
  const publishing = { ...OF_ALARMS, Action: 'sns:Publish' };
  const encrypting = { ...OF_ALARMS, Action: ['kms:Decrypt', 'kms:GenerateDataKey*'] };
  expect(policy.PolicyDocument.Statement).toContainEqual(expect.objectContaining(publishing));
  expect(key.KeyPolicy.Statement).toContainEqual(expect.objectContaining(encrypting));
});

test('an imported topic, whose policies are not ours, is left as it is', () => {
  const stack = newStack();
  const topic = sns.Topic.fromTopicArn(stack, 'Topic', `arn:aws:sns:us-east-1:${ACCOUNT}:existing`);
  new ZoomKmsKey(stack, 'Cmk').monitor({ topic });
  const [hub] = deploy(stack.node.root as App);
  expect(ofType(hub, 'AWS::SNS::TopicPolicy')).toEqual([]);
  const targets = ofType(hub, 'AWS::Events::Rule').flatMap(({ Properties }) => Properties.Targets);
  expect(targets.map(({ Arn }: any) => Arn)).toContain(topic.topicArn);
});
