import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { BUS } from './support';
import { MonitorEvent, sendEvents } from '../../lib/monitor/event-sender';
import { LocalAws } from '../local-aws';

let aws: LocalAws;
let client: EventBridgeClient;
beforeEach(async () => {
  aws = await LocalAws.start();
  aws.createEventBus('zoom-cmk');
  client = new EventBridgeClient(aws.clientConfig());
});
afterEach(async () => {
  client.destroy();
  await aws.stop();
});

const event = (number: number, bytes = 0): MonitorEvent => ({
  type: 'finding',
  detail: { number, filling: 'é'.repeat(bytes / 2) },
  resources: ['arn:aws:kms:us-east-1:111122223333:key/mrk-1'],
});
const many = (count: number, bytes?: number) => Array.from({ length: count }, (_, number) => event(number, bytes));
const arrived = () => aws.events.map(({ detail }) => detail.number);
const requests = () => aws.requests.filter(({ operation }) => operation === 'PutEvents').length;

test('an event says who sends it, what it is, and what it is about', async () => {
  await sendEvents(client, BUS, [{ type: 'change', detail: { title: 'drift' }, resources: ['arn:x'] }]);
  expect(aws.events).toMatchObject([
    {
      ...{ busArn: BUS, source: 'zoom-cmk-constructs', detailType: 'Zoom CMK Drift Change' },
      ...{ detail: { title: 'drift' }, resources: ['arn:x'] },
    },
  ]);
});

test('no events are no request', async () => {
  await sendEvents(client, BUS, []);
  expect(requests()).toBe(0);
});

test.each([
  [10, 0, 1],
  [11, 0, 2],
  [25, 0, 3],
  [3, 100_000, 2],
  [2, 200_000, 2],
])('%d events of %d bytes are sent in %d requests, in their order', async (count, bytes, expected) => {
  await sendEvents(client, BUS, many(count, bytes));
  expect(arrived()).toEqual(many(count).map((_, number) => number));
  expect(requests()).toBe(expected);
});

test('those that EventBridge fails to take are sent again, and only those', async () => {
  aws.faults.failEntries({ times: 2 });
  await sendEvents(client, BUS, many(12));
  expect(arrived()).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 10, 11]);
});

test('fails where EventBridge does not take one however often', async () => {
  aws.faults.failEntries({ code: 'ThrottlingException' });
  await expect(sendEvents(client, BUS, many(3))).rejects.toThrow(
    `can't put 3 of 3 events on ${BUS}: ThrottlingException`,
  );
  expect(requests()).toBe(4);
});

test('fails at once where EventBridge will never take it', async () => {
  aws.faults.failEntries({ code: 'NotAuthorizedForSourceException' });
  await expect(sendEvents(client, BUS, many(1))).rejects.toThrow('NotAuthorizedForSourceException');
  expect(requests()).toBe(1);
});

test('fails where the request is denied, and says which bus', async () => {
  aws.faults.deny({ operation: 'events:PutEvents' });
  await expect(sendEvents(client, BUS, many(1))).rejects.toThrow(`can't put events on ${BUS}: User: arn:aws:`);
});

test('fails where EventBridge answers less than it was asked', async () => {
  const short = { send: async () => ({ Entries: [{ EventId: '1' }] }) } as unknown as EventBridgeClient;
  await expect(sendEvents(short, BUS, many(2))).rejects.toThrow(`can't put 1 of 2 events on ${BUS}: no answer`);
});
