import { S3Client } from '@aws-sdk/client-s3';
import { BUCKET, finding } from './support';
import { DriftCheck } from '../../lib/drift/check';
import { Finding } from '../../lib/drift/finding';
import { KeyReport, NOT_SHOWN } from '../../lib/drift/report';
import { Objects } from '../../lib/monitor/objects';
import { ReportStore } from '../../lib/monitor/report-store';
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
const write = async (open: readonly Finding[], keys: readonly KeyReport[] = []) =>
  store.write(checkWith(open, keys), { opened: open, resolved: [], open }, '2026-11-25T03:35:00.000Z');
const numbered = (number: number, properties: Partial<Finding> = {}) =>
  finding({ ...properties, fingerprint: number.toString(16).padStart(64, '0') });

test('what was open is read back by the next check', async () => {
  const open = [numbered(1, { gains: [{ principal: '*', action: 'kms:Decrypt' } as any] }), numbered(2)];
  await write(open);
  await expect(store.openBefore()).resolves.toEqual(open);
  expect(lines).toEqual([]);
});

test('before the first check nothing was open', async () => {
  await expect(store.openBefore()).resolves.toEqual([]);
  expect(lines).toEqual([]);
});

test('names of changes have no colons', async () => {
  await write([numbered(1)]);
  expect(aws.objects.keys(BUCKET)).toContain('Zoom-Cmk/changes/2026-11-25T03-35-00.000Z.json');
});

const open = (properties: object) => JSON.stringify({ schemaVersion: 1, open: [{ ...numbered(1), ...properties }] });

test.each<[string, string]>([
  ['no JSON', '{"schemaVersion": 1, "open": ['],
  ['a list', '[]'],
  ['of another version', JSON.stringify({ schemaVersion: 2, open: [] })],
  ['without what was open', '{"schemaVersion": 1}'],
  ['with a finding without a fingerprint', open({ fingerprint: 'x' })],
  ['with a finding of another kind', open({ kind: 'note' })],
  ['with a finding of another severity', open({ severity: 'worst' })],
  ['with a finding without a message', open({ message: 7 })],
  ['with a finding of no account', open({ account: {} })],
  ['with a finding without a list of gains', open({ gains: 'all' })],
  ['with a gain that is none', open({ gains: [{ who: 'x' }] })],
  ['with nothing for a loss', open({ losses: [null] })],
  ['with a condition that is no text', open({ gains: [{ principal: '*', action: 'kms:Decrypt', condition: null }] })],
  ['with a key that is no text', open({ keyArn: {} })],
])('a report that is %s is not used, and that is said', async (_, text) => {
  aws.objects.put(BUCKET, KEY, text);
  await expect(store.openBefore()).resolves.toEqual([]);
  expect(lines).toEqual([`s3://${BUCKET}/${KEY} is not what a run writes: this run is taken for the first one`]);
});

test('a report of more than 10 MB is not read', async () => {
  aws.objects.put(BUCKET, KEY, ' '.repeat(10 * 1024 * 1024) + open({}));
  await expect(store.openBefore()).resolves.toEqual([]);
  expect(lines[0]).toContain('has more than 10485760 bytes');
});

describe('a report has room', () => {
  const size = () => Buffer.byteLength(aws.objects.get(BUCKET, KEY));
  const stored = () => JSON.parse(aws.objects.get(BUCKET, KEY));

  test('for thousands of findings', async () => {
    await write(Array.from({ length: 3000 }, (_, number) => numbered(number)));
    expect(stored().truncated).toBeUndefined();
    await expect(store.openBefore()).resolves.toHaveLength(3000);
  });

  test('for the findings without who gains what, where that is too long', async () => {
    const condition = 'c'.repeat(15_000);
    const gains = Array.from({ length: 50 }, () => ({ principal: 'x', action: 'kms:Decrypt', condition }) as any);
    await write(Array.from({ length: 2000 }, (_, number) => numbered(number, { gains })));
    expect(stored().truncated).toBe(true);
    expect(size()).toBeLessThan(10_000_000);
    const before = await store.openBefore();
    expect(before).toHaveLength(2000);
    expect(before[0].gains).toEqual([]);
  });

  test('for the most severe, where they are too many', async () => {
    const message = '🔑'.repeat(5000);
    await write(Array.from({ length: 20_000 }, (_, number) => numbered(number, { message })));
    expect(size()).toBeLessThan(10_000_000);
    const before = await store.openBefore();
    expect(before.length).toBeGreaterThan(1000);
    expect(before[0].fingerprint).toBe(numbered(0).fingerprint);
    expect([...before[0].message]).toHaveLength(300);
  });

  test('for a few of the grants of keys that have many', async () => {
    const grantee = 'arn:aws:iam::735735407888:role/csms@prod_searchmanage_aw1';
    const grants = Array.from({ length: 50_000 }, (_, id) => ({
      ...{ id: `${id}`.padStart(64, '0'), granteePrincipal: grantee, operations: ['Decrypt', 'GenerateDataKey'] },
    }));
    const key = {
      cloud: 'aws',
      constructPath: 'Zoom/Cmk',
      stack: 'Zoom',
      logicalId: 'Cmk',
      region: 'us-east-1',
    } as const;
    await write([numbered(1)], [{ ...key, setRole: 'primary', state: 'Enabled', grants, outcome: 'drift' }]);
    expect(size()).toBeLessThan(100_000);
    expect(stored().truncated).toBe(true);
    expect(stored().report.keys[0].grants).toHaveLength(10);
  });
});
