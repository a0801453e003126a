import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { App, CliCredentialsStackSynthesizer, IStackSynthesizer, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction, SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { runCdk } from './cdk-support';
import { Clients, describeStack, expectError } from './support';

let clients: Clients;
let directory: string;

beforeEach(async () => {
  clients = await Clients.start();
  directory = mkdtempSync(path.join(tmpdir(), 'local-aws-'));
});
afterEach(async () => {
  await clients.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** Synthesizes a function that a rule calls, with all that stands around it; returns the folder of the cloud assembly. */
function synthesize(code: string, synthesizer?: IStackSynthesizer): string {
  const source = mkdtempSync(path.join(directory, 'source-'));
  mkdirSync(path.join(source, 'check'));
  writeFileSync(path.join(source, 'check', 'index.js'), code);
  const outdir = mkdtempSync(path.join(directory, 'cdk.out-'));
  const app = new App({ outdir, analyticsReporting: false });
  const env = { account: clients.aws.accountId, region: 'eu-west-1' };
  const stack = new Stack(app, 'Monitor', { env, synthesizer });
  const failed = new Queue(stack, 'Failed');
  const topic = new Topic(stack, 'Topic');
  topic.addSubscription(new SqsSubscription(failed));
  const handler = new Function(stack, 'Check', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromAsset(path.join(source, 'check')),
  });
  new Bucket(stack, 'Reports', { enforceSSL: true, removalPolicy: RemovalPolicy.DESTROY }).grantPut(handler);
  new Rule(stack, 'OnEvent', {
    eventBus: new EventBus(stack, 'Hub', { eventBusName: 'hub' }),
    eventPattern: { source: ['aws.kms'] },
    targets: [new LambdaFunction(handler, { deadLetterQueue: failed }), new SnsTopic(topic)],
  });
  app.synth();
  return outdir;
}

const cdk = (...args: string[]) => runCdk(directory, clients.aws.environment, ...args);
const deploy = (assembly: string) => cdk('deploy', '--app', assembly, '--require-approval', 'never');
const recorded = (type: string) => clients.aws.recorded('eu-west-1', type);

test('the CDK CLI publishes assets and deploys, updates and destroys what is only recorded', async () => {
  clients.aws.bootstrap('eu-west-1');
  const first = synthesize('exports.handler = async () => 1;');
  expect(await deploy(first)).toMatchObject({ code: 0 });

  const [{ properties, attributes }] = recorded('AWS::Lambda::Function');
  const archive = clients.aws.objects.get(properties.Code.S3Bucket, properties.Code.S3Key);
  expect(archive).toMatch(/^PK/);
  const [rule] = recorded('AWS::Events::Rule');
  expect(rule.physicalId).toMatch(/^hub\|Monitor-OnEvent/);
  const [topic] = recorded('AWS::SNS::Topic');
  const [queue] = recorded('AWS::SQS::Queue');
  expect(rule.properties.Targets).toMatchObject([
    { Arn: attributes.Arn, DeadLetterConfig: { Arn: queue.attributes.Arn } },
    { Arn: topic.physicalId },
  ]);
  expect(recorded('AWS::SNS::Subscription')).toMatchObject([
    { properties: { TopicArn: topic.physicalId, Endpoint: queue.attributes.Arn } },
  ]);
  const [bucket] = recorded('AWS::S3::Bucket');
  expect(clients.aws.objects.keys(bucket.physicalId)).toEqual([]);

  const second = synthesize('exports.handler = async () => 2;');
  const diff = await cdk('diff', '--fail', '--app', second);
  expect(diff.code).toBe(1);
  expect(diff.output).toContain('Number of stacks with differences: 1');
  expect(await deploy(second)).toMatchObject({ code: 0 });
  expect(recorded('AWS::Lambda::Function')[0].properties.Code.S3Key).not.toBe(properties.Code.S3Key);

  expect(await cdk('destroy', '--force', '--app', second)).toMatchObject({ code: 0 });
  expect(clients.aws.recorded('eu-west-1')).toEqual([]);
  await expectError(describeStack(clients.cloudFormation('eu-west-1'), 'Monitor'), 'ValidationError');
  const refused = clients.aws.requests.filter(
    ({ status, error }) => status >= 500 || /Invalid|Unknown|Missing|NotImplemented/.test(error ?? ''),
  );
  expect(refused).toEqual([]);
});

test('the CDK CLI publishes assets to a bucket of the caller, without a bootstrapped environment', async () => {
  clients.aws.objects.createBucket('own-assets', { region: 'eu-west-1' });
  const synthesizer = new CliCredentialsStackSynthesizer({ fileAssetsBucketName: 'own-assets' });
  expect(await deploy(synthesize('exports.handler = async () => 1;', synthesizer))).toMatchObject({ code: 0 });
  expect(clients.aws.objects.keys('own-assets')).toHaveLength(2);
  expect(recorded('AWS::Lambda::Function')[0].properties.Code.S3Bucket).toBe('own-assets');
});
