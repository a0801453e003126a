import { finding } from './support';
import { AccessChange } from '../../lib/key-policy';
import { findingEvents } from '../../lib/monitor/events';

const changes = (count: number, condition?: string): AccessChange[] =>
  Array.from({ length: count }, (_, each) => ({
    ...{ principal: `arn:aws:iam::${100000000000 + each}:root`, action: 'kms:Decrypt', condition },
    ...{ before: 'none', after: 'direct' },
  })) as unknown as AccessChange[];

const eventOf = (properties: Parameters<typeof finding>[0]) =>
  findingEvents('Zoom-Cmk', { opened: [finding(properties)], resolved: [], open: [] })[0];

test('each finding that was opened or resolved is an event, about its key', () => {
  const [one, other] = [finding({ keyArn: 'arn:aws:kms:us-east-1:111122223333:key/mrk-1' }), finding()];
  expect(findingEvents('Zoom-Cmk', { opened: [one], resolved: [other], open: [one] })).toEqual([
    { type: 'finding', detail: { watch: 'Zoom-Cmk', status: 'opened', finding: one }, resources: [one.keyArn] },
    { type: 'finding', detail: { watch: 'Zoom-Cmk', status: 'resolved', finding: other }, resources: [] },
  ]);
});

test('a finding with many changes of access has them', () => {
  const gains = changes(500);
  expect(eventOf({ gains }).detail).toMatchObject({ finding: { gains } });
});

test.each([
  ['gains', { gains: changes(5000) }],
  ['losses', { losses: changes(5000) }],
  ['conditions', { gains: changes(50, '🔑'.repeat(5000)) }],
  ['a message', { message: 'x'.repeat(300_000) }],
])('a finding whose %s an event has no room for goes without', (_, properties) => {
  const { detail } = eventOf(properties);
  expect(detail).toMatchObject({ status: 'opened', truncated: true, finding: { gains: [], losses: [] } });
  expect(Buffer.byteLength(JSON.stringify(detail))).toBeLessThan(200_000);
});
