import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DisableKeyCommand, EnableKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { App } from 'aws-cdk-lib';
import { expectInSync, Harness } from './harness';
import { LiveKey } from './live-keys';
import { bundle } from '../../build-tools/bundle';

const REGIONS = ['us-east-1', 'us-west-2', 'eu-central-1'];

let harness: Harness;
const log = jest.spyOn(console, 'log').mockReturnValue();
const environment = { ...process.env };
beforeAll(async () => {
  harness = await Harness.start();
  await harness.aws.bootstrap('us-east-1');
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { app } = require('../../examples/aws-monitoring/app') as { app: App };
  await harness.deploy(app.synth().directory);
});
afterAll(async () => {
  process.env = environment;
  log.mockRestore();
  await harness.stop();
});

/** The key of each Region that is monitored: the topic has one of its own. */
async function monitoredKeys(): Promise<Record<string, LiveKey>> {
  const found = await Promise.all(REGIONS.map(async region => [region, await harness.keysIn(region)] as const));
  return Object.fromEntries(
    found.map(([region, keys]) => [region, keys.find(({ metadata }) => metadata.MultiRegion)!]),
  );
}

/** The recorded resources of a Region, by type. */
function recorded(region: string, type: string): any[] {
  return harness.aws.recorded(region, type).map(({ properties }) => properties);
}

test('the example is deployed with the real CDK CLI, with rules in each Region that lead to one hub', async () => {
  const keys = await monitoredKeys();
  expectInSync(keys);
  const [bus] = harness.aws.recorded('us-east-1', 'AWS::Events::EventBus');
  const busArn = `arn:aws:events:us-east-1:${harness.aws.accountId}:event-bus/${bus.properties.Name}`;
  for (const region of REGIONS) {
    const rules = recorded(region, 'AWS::Events::Rule').filter(
      ({ EventBusName, EventPattern }) => !EventBusName && EventPattern,
    );
    const calls = rules.find(({ EventPattern }) => EventPattern.detail?.eventName);
    expect(calls.EventPattern.detail.resources.ARN).toContain(keys[region].metadata.Arn);
    expect(rules.flatMap(({ Targets }) => Targets.map(({ Arn }: any) => Arn))).toEqual(rules.map(() => busArn));
    expect(recorded(region, 'AWS::SQS::Queue').map(({ QueueName }) => QueueName)).toEqual([bus.properties.Name]);
  }
});

test('the deployed function, run as it is configured, finds a disabled key, says so once, and says when it is enabled again', async () => {
  const check = await deployedFunction();
  expect(await check()).toMatchObject({ outcome: 'in-sync', keys: 3 });
  expect(harness.aws.events).toEqual([]);

  const kms = new KMSClient(harness.aws.clientConfig('us-west-2'));
  const { KeyId } = (await monitoredKeys())['us-west-2'].metadata;
  await kms.send(new DisableKeyCommand({ KeyId }));
  expect(await check()).toMatchObject({ outcome: 'drift', opened: 1 });
  expect(await check()).toMatchObject({ outcome: 'drift', opened: 0, resolved: 0 });
  await kms.send(new EnableKeyCommand({ KeyId }));
  expect(await check()).toMatchObject({ outcome: 'in-sync', resolved: 1 });

  const told = harness.aws.events.map(({ detailType, detail }: any) => [detailType, detail.status ?? detail.outcome]);
  expect(told).toEqual([
    ['Zoom CMK Drift Change', 'drift'],
    ['Zoom CMK Drift Finding', 'opened'],
    ['Zoom CMK Drift Change', 'in-sync'],
    ['Zoom CMK Drift Finding', 'resolved'],
  ]);
  expect(harness.aws.lostEvents).toEqual([]);
});

/** The function as Lambda would run it: the bundle, with the environment that was deployed. */
async function deployedFunction(): Promise<() => Promise<unknown>> {
  const [resource] = harness.aws.recorded('us-east-1', 'AWS::Lambda::Function');
  const { Environment, Handler } = resource.properties as any;
  const file = join(harness.folder, 'index.js');
  bundle('lib/monitor/index.ts', file);
  expect(readFileSync(file, 'utf8')).toEqual(readFileSync('functions/drift-check/index.js', 'utf8'));
  Object.assign(process.env, harness.aws.environment, Environment.Variables, { ZOOM_CMK_SETTLE_SECONDS: '0' });
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const handlers = require(file);
  const context = {
    invokedFunctionArn: `arn:aws:lambda:us-east-1:${harness.aws.accountId}:function:check`,
    getRemainingTimeInMillis: () => 60_000,
  };
  return async () => handlers[Handler.replace('index.', '')]({}, context);
}
