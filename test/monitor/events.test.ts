import { finding, keyReport } from './support';
import { AccessChange } from '../../lib/key-policy';
import { changesBetween } from '../../lib/monitor/changes';
import { changeEvent, findingEvents } from '../../lib/monitor/events';
import { NOTHING_YET } from '../../lib/monitor/standing';

const changes = (count: number, condition?: string): AccessChange[] =>
  Array.from({ length: count }, (_, each) => ({
    ...{ principal: `arn:aws:iam::${100000000000 + each}:root`, action: 'kms:Decrypt', condition },
    ...{ before: 'none', after: 'direct' },
  })) as unknown as AccessChange[];

const KEY_ARN = 'arn:aws:kms:us-east-1:111122223333:key/mrk-1';

const eventOf = (properties: Parameters<typeof finding>[0]) =>
  findingEvents('Zoom-Cmk', { opened: [finding(properties)], resolved: [], dropped: [] })[0];

test('each finding that was opened, resolved or dropped is an event, about its key', () => {
  const [one, other, third] = [finding({ keyArn: KEY_ARN }), finding(), finding({ region: 'us-west-2' })];
  expect(findingEvents('Zoom-Cmk', { opened: [one], resolved: [other], dropped: [third] })).toEqual([
    { type: 'finding', detail: { watch: 'Zoom-Cmk', status: 'opened', finding: one }, resources: [one.keyArn] },
    { type: 'finding', detail: { watch: 'Zoom-Cmk', status: 'resolved', finding: other }, resources: [] },
    { type: 'finding', detail: { watch: 'Zoom-Cmk', status: 'dropped', finding: third }, resources: [] },
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

describe('people are told', () => {
  const told = (...of: Parameters<typeof changesBetween>): any =>
    changeEvent('Zoom-Cmk', 'in-sync', changesBetween(...of), 's3://reports/latest.html').detail;

  test('that a finding is not resolved where its key is not checked any more', () => {
    const before = { ...NOTHING_YET, open: [finding()] };
    expect(told(before, { findings: [], keys: [keyReport({ logicalId: 'Other' })] })).toMatchObject({
      ...{ opened: 0, resolved: 0, dropped: 1, open: 0 },
      summary: '0 findings opened, 0 resolved, 0 open; 1 finding not looked for any more, and not known to be resolved',
      worst: expect.stringMatching(
        /^not checked any more: critical in us-east-1 .* is disabled; nothing else is open$/,
      ),
    });
  });

  test('which key is another one', () => {
    const before = { ...NOTHING_YET, keyArns: new Map([['us-east-1 Zoom Cmk', `${KEY_ARN}0`]]) };
    expect(told(before, { findings: [], keys: [keyReport({ keyArn: KEY_ARN })] })).toMatchObject({
      ...{ opened: 0, formerKeys: 1 },
      summary: `0 findings opened, 0 resolved, 0 open; 1 key not checked any more: mrk-10 of 111122223333, replaced by mrk-1, in us-east-1`,
      worst: 'nothing is open',
    });
  });

  test('which keys are not declared any more, those of a set at once', () => {
    const regions = ['us-east-1', 'us-west-2', 'eu-central-1', 'sa-east-1', 'ap-southeast-1'];
    const keyArns = new Map(regions.map(region => [`${region} Zoom Cmk`, KEY_ARN.replace('us-east-1', region)]));
    const { summary } = told({ ...NOTHING_YET, keyArns }, { findings: [], keys: [] });
    expect(summary).toMatch(`; 5 keys not checked any more: mrk-1 of 111122223333, in ${regions.join(', ')}`);
  });

  test('how many are resolved and open with those that had no room', () => {
    const before = { ...NOTHING_YET, openBeside: ['a', 'b'] };
    expect(told(before, { findings: [], keys: [] })).toMatchObject({ resolved: 2, dropped: 0, open: 0 });
    const notSeen = finding({ kind: 'indeterminate' });
    expect(told(before, { findings: [notSeen], keys: [] })).toMatchObject({ resolved: 0, open: 3 });
  });

  test.each([
    ['its key is not declared any more', { open: [finding()] }],
    ['a key is not', { keyArns: new Map([['us-east-1 Zoom Cmk', KEY_ARN]]) }],
  ])('that what had no room is not known to be resolved, where %s', (_, properties) => {
    const before = { ...NOTHING_YET, openBeside: ['a', 'b'], ...properties };
    const { resolved, dropped } = told(before, { findings: [], keys: [keyReport({ logicalId: 'Other' })] });
    expect([resolved, dropped]).toEqual([0, 'open' in properties ? 3 : 2]);
  });

  test('all in lines that are not too long, however many keys are not checked any more', () => {
    const keyArns = new Map(
      Array.from({ length: 500 }, (_, each) => [`us-east-1 Zoom Cmk${each}`, `${KEY_ARN}${each}`]),
    );
    const { summary } = told({ ...NOTHING_YET, keyArns }, { findings: [], keys: [] });
    expect(summary).toMatch(/; 500 keys not checked any more: mrk-10 of .*…$/);
    expect(summary.length).toBeLessThan(1000);
  });
});
