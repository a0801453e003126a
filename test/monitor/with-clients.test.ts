import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { BUCKET, BUS, FunctionBench, WATCH } from './support';
import { withClients } from '../../lib/monitor/with-clients';
import { LocalAws } from '../local-aws';

const SETTINGS = { watch: WATCH, bucket: BUCKET, bus: BUS };

let aws: LocalAws;
let lambda: FunctionBench;
beforeEach(async () => {
  aws = await LocalAws.start();
  lambda = new FunctionBench(aws, { AWS_REGION: 'eu-central-1' });
});
afterEach(async () => {
  await lambda.restore();
  await aws.stop();
});

const event = { EventBusName: BUS, Source: 'zoom-cmk-constructs', DetailType: 'x', Detail: '{}' };

test('events go to the Region of their bus, whatever that of the function is', async () => {
  await withClients(SETTINGS, async ({ eventBridge }) => eventBridge.send(new PutEventsCommand({ Entries: [event] })));
  expect(aws.requests).toMatchObject([{ operation: 'PutEvents', region: 'us-east-1' }]);
  expect(aws.events).toHaveLength(1);
});

test('another bucket is one of its own', async () => {
  await withClients(SETTINGS, async ({ objects, objectsOf }) => {
    expect(objects.url('x')).toBe(`s3://${BUCKET}/x`);
    expect(objectsOf('inventories').url('x')).toBe('s3://inventories/x');
  });
});

test('an attempt that hangs is given up after five seconds, and made again', async () => {
  aws.faults.delay(60_000, { operation: 's3:PutObject', times: 1 });
  aws.faults.delay(60_000, { operation: 'events:PutEvents', times: 1 });
  const begun = Date.now();
  const times = await withClients(SETTINGS, async ({ objects, eventBridge }) =>
    Promise.all(
      [objects.put('x', 'text', 'text/plain'), eventBridge.send(new PutEventsCommand({ Entries: [event] }))].map(
        async asked => asked.then(() => Date.now() - begun),
      ),
    ),
  );
  for (const time of times) {
    expect(time).toBeGreaterThanOrEqual(4_900);
    expect(time).toBeLessThan(15_000);
  }
}, 30_000);
