import { Stack } from 'aws-cdk-lib';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { KeyDriftMonitor, ZoomKmsKey } from '../../../../lib/aws';
import { newStack } from '../../support';

/** What takes messages, events or reports of a monitored key, encrypted with a key that it is given. */
const ENCRYPTED: ReadonlyArray<[string, (stack: Stack, key: ZoomKmsKey, encryption: kms.IKey) => void, string]> = [
  [
    'a topic',
    (stack, key, masterKey) => key.monitor({ topic: new sns.Topic(stack, 'Topic', { masterKey }) }),
    'the topic',
  ],
  [
    'a queue as a target',
    (stack, key, encryptionMasterKey) =>
      key.monitor({ targets: [new targets.SqsQueue(new sqs.Queue(stack, 'Queue', { encryptionMasterKey }))] }),
    'the target Zoom/Queue',
  ],
  [
    'a topic as a target',
    (stack, key, masterKey) =>
      key.monitor({ targets: [new targets.SnsTopic(new sns.Topic(stack, 'Topic', { masterKey }))] }),
    'the target Zoom/Topic',
  ],
  [
    'a stream as a target',
    (stack, key, encryptionKey) =>
      key.monitor({ targets: [new targets.KinesisStream(new kinesis.Stream(stack, 'Stream', { encryptionKey }))] }),
    'the target Zoom/Stream',
  ],
  [
    'a bucket of reports',
    (stack, key, encryptionKey) =>
      new KeyDriftMonitor(stack, 'Drift', {
        monitor: key.monitor(),
        reportBucket: new s3.Bucket(stack, 'Bucket', { encryptionKey }),
      }),
    'the bucket of the reports',
  ],
];

/** The monitored key, as it may be given to what encrypts with it. */
const WAYS: ReadonlyArray<[string, (stack: Stack, key: ZoomKmsKey) => kms.IKey]> = [
  ['itself', (_, key) => key.primaryKey],
  ['by its ARN', (stack, key) => kms.Key.fromKeyArn(stack, 'Same', key.keyArn)],
  ['by an alias of it', (_, key) => key.primaryKey.addAlias('alias/second')],
  ['by the name of its alias', stack => kms.Alias.fromAliasName(stack, 'Same', 'alias/zoom-cmk')],
];

const CASES = ENCRYPTED.flatMap(([what, build, named]) =>
  WAYS.map(([way, encryption]) => ({ what, way, build, encryption, named })),
);

test.each(CASES)('fails for $what that is encrypted with the monitored key, $way', ({ build, encryption, named }) => {
  const stack = newStack();
  const key = new ZoomKmsKey(stack, 'Cmk', { alias: 'zoom-cmk' });
  expect(() => build(stack, key, encryption(stack, key))).toThrow(
    `${named} is encrypted with the monitored key, and could not tell of its end: give it another key`,
  );
});

test.each(ENCRYPTED)('takes %s that is encrypted with another key', (_, build) => {
  const stack = newStack();
  const key = new ZoomKmsKey(stack, 'Cmk', { alias: 'zoom-cmk' });
  expect(() => build(stack, key, new kms.Key(stack, 'Other'))).not.toThrow();
});
