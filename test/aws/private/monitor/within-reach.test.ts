import { App, SecretValue, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { KeyDriftFleet, ZoomKmsKey } from '../../../../lib/aws';
import { ACCOUNT, newStack } from '../../support';

type Use = (stack: Stack, topic: sns.ITopic) => void;

const asTarget = (stack: Stack, target: events.IRuleTarget) =>
  new ZoomKmsKey(stack, 'Cmk').monitor({ targets: [target] });

/** What publishes to a topic, and what it calls the topic. */
const USES: ReadonlyArray<[string, Use, string]> = [
  ['of a monitor', (stack, topic) => new ZoomKmsKey(stack, 'Cmk').monitor({ topic }), 'the topic'],
  [
    'of a fleet',
    (stack, topic) => new KeyDriftFleet(stack, 'Fleet', { organizationId: 'o-exampleorgid', topic }),
    'the topic',
  ],
  ['that is a target', (stack, topic) => asTarget(stack, new targets.SnsTopic(topic)), 'the target'],
];

/** A stack of the same app in another place. */
function stackIn(stack: Stack, account: string, region: string): Stack {
  return new Stack(stack.node.root, 'Elsewhere', { env: { account, region } });
}

/** Topics that get nothing, and what is told of them. */
const USELESS_TOPICS: ReadonlyArray<[string, (stack: Stack) => sns.ITopic, string]> = [
  [
    'a FIFO topic',
    stack => new sns.Topic(stack, 'Topic', { fifo: true }),
    'is a FIFO topic, which EventBridge does not support: give a standard topic',
  ],
  [
    'an imported FIFO topic',
    stack => sns.Topic.fromTopicArn(stack, 'Topic', `arn:aws:sns:us-east-1:${ACCOUNT}:topic.fifo`),
    'is a FIFO topic, which EventBridge does not support: give a standard topic',
  ],
  [
    'a topic that AWS encrypts',
    stack => new sns.Topic(stack, 'Topic', { masterKey: kms.Alias.fromAliasName(stack, 'Aws', 'alias/aws/sns') }),
    "is encrypted with 'alias/aws/sns', whose policy lets in neither EventBridge nor CloudWatch and can't be changed: encrypt it with a key of your own",
  ],
  [
    'a topic of another Region',
    stack => new sns.Topic(stackIn(stack, ACCOUNT, 'us-west-2'), 'Topic', { topicName: 'elsewhere' }),
    "is in the Region us-west-2, which rules in us-east-1 can't deliver to: give one in the Region us-east-1",
  ],
  [
    'an imported topic of another Region',
    stack => sns.Topic.fromTopicArn(stack, 'Topic', `arn:aws:sns:us-west-2:${ACCOUNT}:topic`),
    'is in the Region us-west-2',
  ],
  [
    'a topic of another account',
    stack => new sns.Topic(stackIn(stack, '444455556666', 'us-east-1'), 'Topic', { topicName: 'elsewhere' }),
    `is in the account 444455556666, for which the CDK would make one more bus there, which gets nothing: give one in the account ${ACCOUNT}, or, as a target, its ARN alone`,
  ],
];

test.each(
  USES.flatMap(([use, give, called]) =>
    USELESS_TOPICS.map(([what, topic, told]) => ({ what, use, give, topic, called, told })),
  ),
)('fails for $what $use', ({ give, topic, called, told }) => {
  const stack = newStack();
  const given = topic(stack);
  const subject = called === 'the target' ? `the target ${given.node.path}` : called;
  expect(() => give(stack, given)).toThrow(`${subject} ${told}`);
});

/** Topics that are fine, or of which too little is known. */
const TOPICS: ReadonlyArray<[string, (stack: Stack) => sns.ITopic]> = [
  ['a plain topic', stack => new sns.Topic(stack, 'Topic')],
  [
    'a topic that is encrypted with an alias of your own',
    stack => new sns.Topic(stack, 'Topic', { masterKey: kms.Alias.fromAliasName(stack, 'Own', 'alias/aws-topics') }),
  ],
  ['an imported topic', stack => sns.Topic.fromTopicArn(stack, 'Topic', `arn:aws:sns:us-east-1:${ACCOUNT}:topic`)],
];

test.each(USES.flatMap(([use, give]) => TOPICS.map(([what, topic]) => ({ what, use, give, topic }))))(
  'takes $what $use',
  ({ give, topic }) => {
    const stack = newStack();
    const given = topic(stack);
    expect(() => give(stack, given)).not.toThrow();
  },
);

test('a Region that only the deployment knows is not checked', () => {
  const stack = new Stack(new App(), 'Zoom');
  const topic = sns.Topic.fromTopicArn(stack, 'Topic', `arn:aws:sns:us-west-2:${ACCOUNT}:topic`);
  expect(() => new KeyDriftFleet(stack, 'Fleet', { organizationId: 'o-exampleorgid', topic })).not.toThrow();
});

test.each<[string, (stack: Stack) => events.IEventBus, string]>([
  ['a bus', stack => new events.EventBus(stack, 'Bus'), 'Zoom/Bus/Resource'],
  ['a bus with a name', stack => new events.EventBus(stack, 'Bus', { eventBusName: 'security' }), 'Zoom/Bus/Resource'],
  ['a bus that is known by its name', stack => events.EventBus.fromEventBusName(stack, 'Bus', 'security'), 'security'],
  [
    'a bus that is known by its ARN',
    stack => events.EventBus.fromEventBusArn(stack, 'Bus', `arn:aws:events:us-east-1:${ACCOUNT}:event-bus/security`),
    'security',
  ],
  [
    'a bus of another account',
    stack => events.EventBus.fromEventBusArn(stack, 'Bus', 'arn:aws:events:us-east-1:444455556666:event-bus/default'),
    'default',
  ],
])('fails for %s as a target', (_, bus, called) => {
  const stack = newStack();
  const target = new targets.EventBus(bus(stack));
  expect(() => asTarget(stack, target)).toThrow(
    `the target '${called}' is an event bus, and EventBridge passes no event that came from another bus on to a third one: give another kind of target, such as a queue or a function, or send to the bus by rules of your own on the default bus of each Region`,
  );
});

test.each<[string, (stack: Stack) => events.IRuleTarget, string]>([
  [
    'a queue of another Region',
    stack =>
      new targets.SqsQueue(new sqs.Queue(stackIn(stack, ACCOUNT, 'us-west-2'), 'Queue', { queueName: 'elsewhere' })),
    "the target Elsewhere/Queue is in the Region us-west-2, which rules in us-east-1 can't deliver to",
  ],
  [
    'an imported queue of another Region',
    stack => new targets.SqsQueue(sqs.Queue.fromQueueArn(stack, 'Queue', `arn:aws:sqs:us-west-2:${ACCOUNT}:queue`)),
    'the target Zoom/Queue is in the Region us-west-2',
  ],
  [
    'an imported function of another Region',
    stack =>
      new targets.LambdaFunction(
        lambda.Function.fromFunctionArn(stack, 'Function', `arn:aws:lambda:us-west-2:${ACCOUNT}:function:tell`),
      ),
    'the target Zoom/Function is in the Region us-west-2',
  ],
  [
    'an imported queue of another account',
    stack => new targets.SqsQueue(sqs.Queue.fromQueueArn(stack, 'Queue', 'arn:aws:sqs:us-east-1:444455556666:queue')),
    'the target Zoom/Queue is in the account 444455556666',
  ],
  [
    'a queue that AWS encrypts',
    stack => new targets.SqsQueue(new sqs.Queue(stack, 'Queue', { encryption: sqs.QueueEncryption.KMS_MANAGED })),
    "the target Zoom/Queue is encrypted with 'alias/aws/sqs', whose policy lets in neither",
  ],
  [
    'a queue that is given the key that AWS manages',
    stack => {
      const encryptionMasterKey = kms.Alias.fromAliasName(stack, 'Aws', 'alias/aws/sqs');
      return new targets.SqsQueue(new sqs.Queue(stack, 'Queue', { encryptionMasterKey }));
    },
    "the target Zoom/Queue is encrypted with 'alias/aws/sqs'",
  ],
  [
    'an ARN of another Region',
    () => ({ bind: () => ({ arn: `arn:aws:sqs:us-west-2:${ACCOUNT}:queue` }) }),
    `the target arn:aws:sqs:us-west-2:${ACCOUNT}:queue is in the Region us-west-2`,
  ],
])('fails for %s as a target', (_, target, message) => {
  const stack = newStack();
  const given = target(stack);
  expect(() => asTarget(stack, given)).toThrow(message);
});

test.each<[string, (stack: Stack) => events.IRuleTarget]>([
  [
    'a FIFO queue',
    stack => new targets.SqsQueue(new sqs.Queue(stack, 'Queue', { fifo: true }), { messageGroupId: 'key' }),
  ],
  [
    'an API destination, whose ARN is of EventBridge too',
    stack => {
      const connection = new events.Connection(stack, 'Connection', {
        authorization: events.Authorization.apiKey('key', SecretValue.secretsManager('key')),
      });
      return new targets.ApiDestination(
        new events.ApiDestination(stack, 'Api', { connection, endpoint: 'https://example.com' }),
      );
    },
  ],
  [
    'a queue that is encrypted with a key of your own',
    stack => new targets.SqsQueue(new sqs.Queue(stack, 'Queue', { encryptionMasterKey: new kms.Key(stack, 'Own') })),
  ],
  ['an ARN of another account', () => ({ bind: () => ({ arn: 'arn:aws:sqs:us-east-1:444455556666:queue' }) })],
])('takes %s as a target', (_, target) => {
  const stack = newStack();
  const given = target(stack);
  expect(() => asTarget(stack, given)).not.toThrow();
});
