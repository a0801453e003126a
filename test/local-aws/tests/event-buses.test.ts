import { PutEventsCommand, PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { deploy, template } from './stack-support';
import { Clients, expectError } from './support';

let clients: Clients;

beforeEach(async () => {
  clients = await Clients.start();
});
afterEach(() => clients.stop());

const ENTRY = { Source: 'zoom-cmk-constructs', DetailType: 'Zoom CMK Drift Change', Detail: '{"title":"t"}' };

const put = (Entries: PutEventsRequestEntry[], region?: string) =>
  clients.eventBridge(region).send(new PutEventsCommand({ Entries }));

test('an event is kept with the bus that it was put on', async () => {
  const Time = new Date(Date.UTC(2026, 0, 2, 3, 4, 5));
  const { FailedEntryCount, Entries } = await put([{ ...ENTRY, Time, Resources: ['arn:x'] }], 'eu-central-1');
  expect(FailedEntryCount).toBe(0);
  expect(clients.aws.events).toEqual([
    {
      id: Entries![0].EventId,
      bus: 'default',
      busArn: 'arn:aws:events:eu-central-1:111122223333:event-bus/default',
      account: '111122223333',
      region: 'eu-central-1',
      time: Time,
      source: 'zoom-cmk-constructs',
      detailType: 'Zoom CMK Drift Change',
      resources: ['arn:x'],
      detail: { title: 't' },
    },
  ]);
});

test('a bus is known by its name and by its ARN, from when a stack or a test made it', async () => {
  const client = clients.cloudFormation();
  await deploy(client, 'Hub', template({ Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'hub' } } }));
  clients.aws.createEventBus('other', 'us-west-2');
  const arn = 'arn:aws:events:us-east-1:111122223333:event-bus/hub';
  await put([
    { ...ENTRY, EventBusName: 'hub' },
    { ...ENTRY, EventBusName: arn },
  ]);
  await put([{ ...ENTRY, EventBusName: 'other' }], 'us-west-2');
  expect(clients.aws.events.map(({ bus, busArn }) => [bus, busArn])).toEqual([
    ['hub', arn],
    ['hub', arn],
    ['other', 'arn:aws:events:us-west-2:111122223333:event-bus/other'],
  ]);
});

// https://github.com/aws/aws-cli/issues/9186
test('an event for a bus that does not exist is accepted, and lost', async () => {
  const { FailedEntryCount, Entries } = await put([{ ...ENTRY, EventBusName: 'nowhere' }]);
  expect(FailedEntryCount).toBe(0);
  expect(Entries![0].EventId).toBeDefined();
  expect(clients.aws.events).toEqual([]);
  expect(clients.aws.lostEvents.map(({ bus }) => bus)).toEqual(['nowhere']);
});

test.each<[string, PutEventsRequestEntry, string, string]>([
  [
    'no source',
    { ...ENTRY, Source: undefined },
    'InvalidArgument',
    'Parameter Source is not valid. Reason: Source is a required argument.',
  ],
  [
    'no detail type',
    { ...ENTRY, DetailType: '' },
    'InvalidArgument',
    'Parameter DetailType is not valid. Reason: DetailType is a required argument.',
  ],
  [
    'no detail',
    { ...ENTRY, Detail: undefined },
    'InvalidArgument',
    'Parameter Detail is not valid. Reason: Detail is a required argument.',
  ],
  [
    'a detail type that is too long',
    { ...ENTRY, DetailType: 'x'.repeat(129) },
    'InvalidArgument',
    'Parameter DetailType is not valid. Reason: DetailType must be at most 128 characters long.',
  ],
  ['a detail that is no JSON', { ...ENTRY, Detail: '{' }, 'MalformedDetail', 'Detail is malformed.'],
  ['a detail that is no object', { ...ENTRY, Detail: '[]' }, 'MalformedDetail', 'Detail is malformed.'],
  [
    'a source of AWS',
    { ...ENTRY, Source: 'aws.kms' },
    'NotAuthorizedForSourceException',
    'Not authorized for the source.',
  ],
])('fails on an entry with %s, and takes the others', async (_, entry, ErrorCode, ErrorMessage) => {
  const { FailedEntryCount, Entries } = await put([entry, ENTRY]);
  expect(FailedEntryCount).toBe(1);
  expect(Entries).toEqual([{ ErrorCode, ErrorMessage }, { EventId: clients.aws.events[0].id }]);
});

test('fails on no entry, on more than ten, and on more than a megabyte in all', async () => {
  await expectError(put([]), 'ValidationException', /greater than or equal to 1/);
  await expectError(put(Array(11).fill(ENTRY)), 'ValidationException', /less than or equal to 10/);
  const empty = JSON.stringify({ x: '' }).length + ENTRY.Source.length + ENTRY.DetailType.length;
  const entryOf = (bytes: number) => ({ ...ENTRY, Detail: JSON.stringify({ x: 'x'.repeat(bytes - empty) }) });
  const half = 512 * 1024;
  await put([entryOf(half), entryOf(half)]);
  await expectError(
    put([entryOf(half), entryOf(half + 1)]),
    'ValidationException',
    /^Total size of the entries in the request is over the limit\.$/,
  );
  expect(clients.aws.events).toHaveLength(2);
});

test('fails entry by entry while a fault says so', async () => {
  clients.aws.faults.failEntries({ times: 1, code: 'ThrottlingException', region: 'us-east-1' });
  expect((await put([ENTRY], 'us-west-2')).FailedEntryCount).toBe(0);
  const { FailedEntryCount, Entries } = await put([ENTRY, ENTRY]);
  expect(FailedEntryCount).toBe(1);
  expect(Entries![0].ErrorCode).toBe('ThrottlingException');
  clients.aws.faults.failEntries();
  expect((await put([ENTRY])).Entries![0].ErrorCode).toBe('InternalFailure');
  clients.aws.faults.clear();
  expect((await put([ENTRY])).FailedEntryCount).toBe(0);
});
