import { S3Client } from '@aws-sdk/client-s3';
import { BUCKET, finding, keyReport } from './support';
import { DriftCheck } from '../../lib/drift/check';
import { Finding } from '../../lib/drift/finding';
import { KeyReport, NOT_SHOWN } from '../../lib/drift/report';
import { AccessChange } from '../../lib/key-policy';
import { Changes, changesBetween } from '../../lib/monitor/changes';
import { Objects } from '../../lib/monitor/objects';
import { ReportStore } from '../../lib/monitor/report-store';
import { NOTHING_YET } from '../../lib/monitor/standing';
import { LocalAws } from '../local-aws';

const KEY = 'Zoom-Cmk/latest.json';

let aws: LocalAws;
let s3: S3Client;
let lines: string[];
let store: ReportStore;
beforeEach(async () => {
  aws = await LocalAws.start();
  aws.objects.createBucket(BUCKET);
  s3 = new S3Client(aws.clientConfig());
  lines = [];
  const surroundings = { env: {}, now: () => new Date(), log: (line: string) => void lines.push(line) };
  store = new ReportStore(new Objects(s3, BUCKET), 'Zoom-Cmk', surroundings);
});
afterEach(async () => {
  s3.destroy();
  await aws.stop();
});

const checkWith = (findings: readonly Finding[], keys: readonly KeyReport[]): DriftCheck => ({
  checks: [],
  report: { schemaVersion: 1, outcome: 'drift', findings, keys, notChecked: [], notShown: NOT_SHOWN },
});
const write = async (open: readonly Finding[], keys: readonly KeyReport[] = []) => {
  const check = checkWith(open, keys);
  await store.write(check, changesBetween(NOTHING_YET, check.report), '2026-11-25T03:35:00.000Z');
};

/** What a further run finds to have changed, and writes. */
async function nextRun(findings: readonly Finding[], keys: readonly KeyReport[] = []): Promise<Changes> {
  const check = checkWith(findings, keys);
  const changes = changesBetween(await store.standingBefore(), check.report);
  await store.write(check, changes, '2026-11-25T04:35:00.000Z');
  return changes;
}
const numbered = (number: number, properties: Partial<Finding> = {}) =>
  finding({ ...properties, fingerprint: number.toString(16).padStart(64, '0') });

const GAIN: AccessChange = { principal: '*', action: 'kms:Decrypt', before: 'none', after: 'direct' };
const KEY_ARN = 'arn:aws:kms:us-east-1:111122223333:key/mrk-1';

test('what was open, and which keys there were, is read back by the next check', async () => {
  const open = [
    numbered(1, { gains: [GAIN], losses: [{ ...GAIN, condition: 'from 192.0.2.0/24' }] }),
    numbered(2, {
      keyArn: KEY_ARN,
      constructPath: 'Zoom/Cmk',
      source: { file: 'app.ts', line: 7 },
      remedy: 'enable it',
    }),
  ];
  await write(open, [keyReport({ keyArn: KEY_ARN })]);
  const keyArns = new Map([['us-east-1 Zoom Cmk', KEY_ARN]]);
  await expect(store.standingBefore()).resolves.toEqual({ open: expect.any(Array), openBeside: [], keyArns });
  expect((await store.standingBefore()).open).toEqual(expect.arrayContaining(open));
  expect(lines).toEqual([]);
});

test('before the first check nothing was open', async () => {
  await expect(store.standingBefore()).resolves.toEqual(NOTHING_YET);
  expect(lines).toEqual([]);
});

test('what else is in a finding that is read back is left out', async () => {
  const more = { detail: 'x'.repeat(1000) };
  const source = { file: 'app.ts', line: 7 };
  const text = stored({
    open: [{ ...numbered(1), ...more, gains: [{ ...GAIN, ...more }], source: { ...source, ...more } }],
  });
  aws.objects.put(BUCKET, KEY, text);
  expect((await store.standingBefore()).open).toEqual([numbered(1, { gains: [GAIN], source })]);
});

test('a key that became another is told by the next check, and kept in its change', async () => {
  await write([], [keyReport({ keyArn: `${KEY_ARN}0` })]);
  await nextRun([], [keyReport({ keyArn: KEY_ARN })]);
  const { formerKeys } = JSON.parse(aws.objects.get(BUCKET, 'Zoom-Cmk/changes/2026-11-25T04-35-00.000Z.json'));
  expect(formerKeys).toEqual([{ keyArn: `${KEY_ARN}0`, declaredAt: 'us-east-1 Zoom Cmk', replacedBy: KEY_ARN }]);
});

test('a change says what is dropped, and how things stand with what is hidden', async () => {
  const [hidden, dropped] = [numbered(1), numbered(2, { logicalId: 'Other' })];
  await write([hidden, dropped]);
  await nextRun([numbered(3, { kind: 'indeterminate', ruleId: 'could-not-check' })], [keyReport()]);
  expect(JSON.parse(aws.objects.get(BUCKET, 'Zoom-Cmk/changes/2026-11-25T04-35-00.000Z.json'))).toMatchObject({
    ...{ outcome: 'drift', resolved: [], dropped: [dropped], open: 2 },
  });
});

test('names of changes have no colons', async () => {
  await write([numbered(1)]);
  expect(aws.objects.keys(BUCKET)).toContain('Zoom-Cmk/changes/2026-11-25T03-35-00.000Z.json');
});

const stored = (properties: object) =>
  JSON.stringify({ schemaVersion: 1, open: [], openBeside: [], keyArns: {}, ...properties });
const open = (properties: object) => stored({ open: [{ ...numbered(1), ...properties }] });

test('a report as these that are not used is used where nothing is wrong with it', async () => {
  aws.objects.put(BUCKET, KEY, open({}));
  expect((await store.standingBefore()).open).toEqual([numbered(1)]);
});

test.each<[string, string]>([
  ['no JSON', '{"schemaVersion": 1, "open": ['],
  ['a list', '[]'],
  ['of another version', stored({ schemaVersion: 2 })],
  ['without what was open', stored({ open: undefined })],
  ['without what was open besides', stored({ openBeside: undefined })],
  ['with what was open besides that is no text', stored({ openBeside: [7] })],
  ['without ARNs of keys', stored({ keyArns: [] })],
  ['with an ARN that is no text', stored({ keyArns: { 'us-east-1 Zoom Cmk': 7 } })],
  ['with a text that is no ARN', stored({ keyArns: { 'us-east-1 Zoom Cmk': 'mrk-1' } })],
  ['with a finding without a fingerprint', open({ fingerprint: 'x' })],
  ['with a finding of another kind', open({ kind: 'note' })],
  ['with a finding of another severity', open({ severity: 'worst' })],
  ['with a finding without a message', open({ message: 7 })],
  ['with a finding of no account', open({ account: {} })],
  ['with a finding without a list of gains', open({ gains: 'all' })],
  ['with a gain that is none', open({ gains: [{ who: 'x' }] })],
  ['with a gain of no level', open({ gains: [{ ...GAIN, after: 'much' }] })],
  ['with nothing for a loss', open({ losses: [null] })],
  ['with a condition that is no text', open({ gains: [{ ...GAIN, condition: null }] })],
  ['with a key that is no text', open({ keyArn: {} })],
  ['with a finding of another cloud', open({ cloud: 'oci' })],
  ['with a finding of a file without a line', open({ source: { file: 'app.ts' } })],
  ['with a finding that is suppressed', open({ suppressed: { reason: 'known', expires: '2027-01-31' } })],
])('a report that is %s is not used, and that is said', async (_, text) => {
  aws.objects.put(BUCKET, KEY, text);
  await expect(store.standingBefore()).resolves.toEqual(NOTHING_YET);
  expect(lines).toEqual([`s3://${BUCKET}/${KEY} is not what a run writes: this run is taken for the first one`]);
});

test('a report of more than 10 MB is not read', async () => {
  aws.objects.put(BUCKET, KEY, ' '.repeat(10 * 1024 * 1024) + open({}));
  await expect(store.standingBefore()).resolves.toEqual(NOTHING_YET);
  expect(lines[0]).toContain('has more than 10485760 bytes');
});

describe('a report has room', () => {
  const size = () => Buffer.byteLength(aws.objects.get(BUCKET, KEY));
  const written = () => JSON.parse(aws.objects.get(BUCKET, KEY));

  test('for thousands of findings', async () => {
    await write(Array.from({ length: 3000 }, (_, number) => numbered(number)));
    expect(written().truncated).toBeUndefined();
    expect((await store.standingBefore()).open).toHaveLength(3000);
  });

  test('for the findings without who gains what, where that is too long', async () => {
    const condition = 'c'.repeat(15_000);
    const gains = Array.from({ length: 50 }, () => ({ ...GAIN, condition }));
    await write(Array.from({ length: 2000 }, (_, number) => numbered(number, { gains })));
    expect(written().truncated).toBe(true);
    expect(size()).toBeLessThan(10_000_000);
    const { open: before } = await store.standingBefore();
    expect(before).toHaveLength(2000);
    expect(before[0].gains).toEqual([]);
  });

  test('for the most severe, where they are too many', async () => {
    const message = '🔑'.repeat(5000);
    await write(Array.from({ length: 20_000 }, (_, number) => numbered(number, { message })));
    expect(size()).toBeLessThan(10_000_000);
    const { open: before } = await store.standingBefore();
    expect(before.length).toBeGreaterThan(1000);
    expect(before[0].fingerprint).toBe(numbered(0).fingerprint);
    expect([...before[0].message]).toHaveLength(300);
  });

  test('to know the others again, and to count those that are resolved', async () => {
    const denied = {
      kind: 'indeterminate',
      ruleId: 'could-not-check',
      message: `${'denied '.repeat(60)}at last`,
    } as const;
    const found = Array.from({ length: 5000 }, (_, number) => numbered(number, number === 7 ? denied : {}));
    await write(found);
    expect((await store.standingBefore()).open.length).toBeLessThan(4000);
    const again = await nextRun(found.slice(0, -2));
    expect([again.opened, again.resolved, again.goneBeside]).toEqual([[], [], 0]);
    const last = await nextRun(found.filter(({ kind }) => kind === 'drift').slice(0, -4), [keyReport()]);
    expect([last.opened, last.resolved.length, last.goneBeside]).toEqual([[], 1, 4]);
  });

  test('for a few of the grants of keys that have many', async () => {
    const grantee = 'arn:aws:iam::735735407888:role/csms@prod_searchmanage_aw1';
    const grants = Array.from({ length: 50_000 }, (_, id) => ({
      ...{ id: `${id}`.padStart(64, '0'), granteePrincipal: grantee, operations: ['Decrypt', 'GenerateDataKey'] },
    }));
    await write([numbered(1)], [keyReport({ grants, outcome: 'drift' })]);
    expect(size()).toBeLessThan(100_000);
    expect(written().truncated).toBe(true);
    expect(written().report.keys[0].grants).toHaveLength(10);
  });
});
