import { driftOf, execution, resultOf, row } from './fleet-support';
import { BUCKET, FunctionBench, WATCH } from './support';
import { summarise } from '../../lib/monitor';
import { CHANGE_LINES, FUNCTION_ENVIRONMENT } from '../../lib/private/monitor-contract';
import { LocalAws } from '../local-aws';

const INVENTORY = { bucket: 'inventories', key: 'fleet.json' };
const RESULTS = { bucket: BUCKET, key: `${WATCH}/runs/1/manifest.json` };
const RUN = { inventory: INVENTORY, results: RESULTS };
const SUMMARY = `${WATCH}/summary`;

let aws: LocalAws;
let lambda: FunctionBench;
beforeEach(async () => {
  aws = await LocalAws.start();
  aws.objects.createBucket(INVENTORY.bucket);
  lambda = new FunctionBench(aws, {});
});
afterEach(async () => {
  await lambda.restore();
  await aws.stop();
});

/** Puts an inventory, and what a map over it gave: executions by their status. */
function ran(inventory: unknown, executions: Record<string, readonly object[]>): void {
  const text = typeof inventory === 'string' ? inventory : JSON.stringify(inventory);
  aws.objects.put(INVENTORY.bucket, INVENTORY.key, text);
  const ResultFiles = Object.fromEntries(
    Object.entries(executions).map(([status, list]) => {
      const Key = `${WATCH}/runs/1/${status}_0.json`;
      aws.objects.put(BUCKET, Key, JSON.stringify(list));
      return [status, list.length > 0 ? [{ Key, Size: 1 }] : []];
    }),
  );
  const manifest = {
    DestinationBucket: BUCKET,
    MapRunArn: 'arn:aws:states:us-east-1:111122223333:mapRun:x',
    ResultFiles,
  };
  aws.objects.put(BUCKET, RESULTS.key, JSON.stringify(manifest));
}

const done = (of: ReturnType<typeof row>, result: object = resultOf(of)) =>
  execution(of, { Output: JSON.stringify(result) });
const failed = (of: unknown, errorMessage = 'no') =>
  execution(of, {
    ...{ Status: 'FAILED', Error: 'Error' },
    Cause: JSON.stringify({
      errorType: 'Error',
      errorMessage,
      trace: ['Error', '    at readRow (/var/task/index.js:1:1)'],
    }),
  });

test('a fleet in sync is no news, and has its summary and metrics', async () => {
  ran([row(1), row(1, 'us-west-2'), row(2)], { SUCCEEDED: [done(row(1)), done(row(2)), done(row(1, 'us-west-2'))] });
  await expect(summarise(RUN)).resolves.toEqual({
    ...{ outcome: 'in-sync', rows: 3, succeeded: 3, failed: 0, pending: 0, lost: 0, unexpected: 0 },
    ...{ drift: 0, couldNotCheck: 0, keys: 3, opened: 0, resolved: 0, dropped: 0, formerKeys: 0, duplicates: 0 },
    report: `s3://${BUCKET}/${SUMMARY}/latest.md`,
  });
  expect(aws.events).toEqual([]);
  expect(lambda.keys().filter(key => key.startsWith(SUMMARY))).toEqual([
    `${SUMMARY}/latest.json`,
    `${SUMMARY}/latest.md`,
  ]);
  expect(lambda.json(`${SUMMARY}/latest.json`)).toMatchObject({
    ...{ schemaVersion: 1, outcome: 'in-sync', standings: {}, duplicates: [] },
    accounts: [
      { account: row(1).account, rows: 2, keys: 2 },
      { account: row(2).account, rows: 1, keys: 1 },
    ],
  });
  expect(lambda.metrics()).toEqual([
    { Watch: WATCH, Account: row(1).account, DriftFindings: 0, CouldNotCheck: 0 },
    { Watch: WATCH, Account: row(2).account, DriftFindings: 0, CouldNotCheck: 0 },
    { Watch: WATCH, DriftFindings: 0, CouldNotCheck: 0, KeysChecked: 3 },
  ]);
});

test('people are told once of what is new, and programs have the numbers', async () => {
  const poison = { account: 'x', stacks: 7 };
  const inventory = [row(1), row(2), poison, row(3), row(4)];
  const map = {
    SUCCEEDED: [done(row(1)), done(row(2), driftOf(row(2)))],
    FAILED: [failed(poison, "the row has the unknown member 'x'\nand more")],
    PENDING: [execution(row(3), { Status: 'PENDING' })],
  };
  ran(inventory, map);
  await expect(summarise(RUN)).resolves.toMatchObject({
    ...{ outcome: 'drift', rows: 5, succeeded: 2, failed: 1, pending: 1, lost: 1, unexpected: 0 },
    ...{ drift: 1, couldNotCheck: 3, keys: 2, opened: 1 },
  });
  const [change, ...others] = lambda.newEvents('fleetChange');
  expect(others).toEqual([]);
  expect(change).toMatchObject({
    ...{ watch: WATCH, outcome: 'drift', drift: 1, couldNotCheck: 3 },
    title: `Zoom CMK fleet '${WATCH}': drift`,
    worst: driftOf(row(2)).worst,
  });
  for (const line of CHANGE_LINES) expect(change[line]).toMatch(/^[^\p{Cc}"\\]{1,1000}$/u);
  const { rows } = lambda.json(`${SUMMARY}/latest.json`);
  expect(rows.map(({ status, reason }: any) => [status, reason])).toEqual([
    ['succeeded', undefined],
    ['failed', "Error: the row has the unknown member 'x'"],
    ['pending', 'it was not started'],
    ['lost', 'the map says nothing of it'],
    ['succeeded', undefined],
  ]);
  expect(JSON.stringify(rows) + aws.objects.get(BUCKET, `${SUMMARY}/latest.md`)).not.toMatch(/at readRow|trace/);
  const changes = lambda.keys().filter(key => key.startsWith(`${SUMMARY}/changes/`));
  expect(changes).toHaveLength(1);
  expect(lambda.json(changes[0])).toMatchObject({ schemaVersion: 1, outcome: 'drift', rows: rows.slice(0, 4) });

  ran(inventory, { ...map, SUCCEEDED: [done(row(1)), done(row(2), driftOf(row(2), { opened: 0 }))] });
  await expect(summarise(RUN)).resolves.toMatchObject({ outcome: 'drift', opened: 0 });
  expect(lambda.newEvents('fleetChange')).toEqual([]);
});

test('ten thousand rows are accounted for, each once', async () => {
  const inventory = Array.from({ length: 10_000 }, (_, each) => row(Math.floor(each / 4), `us-east-${each % 4}`));
  const poison = (each: number) => each % 1000 === 7;
  ran(inventory, {
    SUCCEEDED: inventory
      .filter((_, each) => !poison(each) && each !== 9_999)
      .map(each => done(each))
      .reverse(),
    FAILED: inventory.filter((_, each) => poison(each)).map(each => failed(each)),
    PENDING: [],
  });
  await expect(summarise(RUN)).resolves.toMatchObject({
    ...{ outcome: 'indeterminate', rows: 10_000, succeeded: 9_989, failed: 10, pending: 0, lost: 1, unexpected: 0 },
    ...{ couldNotCheck: 11, keys: 9_989 },
  });
  const { rows, rowsLeftOut } = lambda.json(`${SUMMARY}/latest.json`);
  expect(rowsLeftOut).toBeUndefined();
  expect(new Set(rows.map(({ account, region }: any) => `${account} ${region}`)).size).toBe(10_000);
  expect(lambda.metrics()).toHaveLength(2501);
});

test('a summary has room for the worst rows, where there are very many', async () => {
  const worst = 'x'.repeat(300);
  const inventory = Array.from({ length: 12_000 }, (_, each) => row(each));
  const all = inventory.map((of, each) =>
    done(of, each === 11_999 ? driftOf(of) : resultOf(of, { worst, report: worst })),
  );
  ran(inventory, { SUCCEEDED: all });
  await summarise(RUN);
  const { rows, rowsLeftOut, totals } = lambda.json(`${SUMMARY}/latest.json`);
  expect(rows[0].account).toBe(row(11_999).account);
  expect(rows.length + rowsLeftOut).toBe(12_000);
  expect(totals.rows).toBe(12_000);
  expect(Buffer.byteLength(aws.objects.get(BUCKET, `${SUMMARY}/latest.json`))).toBeLessThan(10_000_000);
});

describe('is never fine', () => {
  test('without rows', async () => {
    ran([], { SUCCEEDED: [], FAILED: [], PENDING: [] });
    await expect(summarise(RUN)).resolves.toMatchObject({ outcome: 'indeterminate', rows: 0, couldNotCheck: 1 });
    expect(lambda.newEvents('fleetChange')).toMatchObject([
      { outcome: 'indeterminate', worst: 'the inventory has no rows: nothing was checked' },
    ]);
    expect(lambda.metrics()).toEqual([{ Watch: WATCH, DriftFindings: 0, CouldNotCheck: 1, KeysChecked: 0 }]);
  });

  test('where a row is there twice, and was checked once', async () => {
    ran([row(1), row(1)], { SUCCEEDED: [done(row(1))] });
    await expect(summarise(RUN)).resolves.toMatchObject({ outcome: 'indeterminate', lost: 1, duplicates: 1 });
    expect(lambda.newEvents('fleetChange')[0].summary).toContain(`with several rows: ${row(1).account} us-east-1`);
  });
});

describe('fails', () => {
  beforeEach(() => ran([row(1)], { SUCCEEDED: [done(row(1), driftOf(row(1)))] }));

  test.each<[string, () => void, string]>([
    [
      'the inventory is missing',
      () => aws.objects.delete(INVENTORY.bucket, INVENTORY.key),
      "can't read s3://inventories/fleet.json: there is no such object",
    ],
    [
      'the inventory is no list',
      () => aws.objects.put(INVENTORY.bucket, INVENTORY.key, '{"rows": []}'),
      's3://inventories/fleet.json is no list in JSON, or not all of one',
    ],
    [
      'the manifest is missing',
      () => aws.objects.delete(BUCKET, RESULTS.key),
      'manifest.json: there is no such object',
    ],
    [
      'a file of results is missing',
      () => aws.objects.delete(BUCKET, `${WATCH}/runs/1/SUCCEEDED_0.json`),
      'SUCCEEDED_0.json: there is no such object',
    ],
    ['the bucket denies', () => aws.faults.deny({ operation: 's3:PutObject' }), "can't write s3://"],
    ['the bus denies', () => aws.faults.deny({ operation: 'events:PutEvents' }), "can't put events on "],
    ['a setting is missing', () => delete process.env[FUNCTION_ENVIRONMENT.bus], 'ZOOM_CMK_BUS is not set'],
  ])('where %s, and tells no metrics', async (_, spoil, message) => {
    spoil();
    await expect(summarise(RUN)).rejects.toThrow(message);
    expect(lambda.metrics()).toEqual([]);
  });

  test.each([
    [undefined, 'the bucket of the inventory is nothing, expected a text that is not empty'],
    [{ inventory: INVENTORY }, 'the bucket of the results is nothing'],
    [{ ...RUN, results: { ...RESULTS, key: 7 } }, 'the key of the results is 7'],
    [{ ...RUN, results: { ...RESULTS, bucket: '' } }, "the bucket of the results is ''"],
  ])('on the run %j', async (run, message) => {
    await expect(summarise(run)).rejects.toThrow(message);
  });
});

test('events that were sent before the summary could be kept are sent again', async () => {
  ran([row(1)], { SUCCEEDED: [done(row(1), driftOf(row(1)))] });
  aws.faults.deny({ operation: 's3:PutObject' });
  await expect(summarise(RUN)).rejects.toThrow("can't write");
  aws.faults.clear();
  await summarise(RUN);
  expect(lambda.newEvents('fleetChange')).toHaveLength(2);
});

test('a summary that can not be understood is not used, and that is said', async () => {
  ran([row(1)], { SUCCEEDED: [done(row(1), driftOf(row(1), { opened: 0 }))] });
  aws.objects.put(BUCKET, `${SUMMARY}/latest.json`, '{"schemaVersion": 1, "standings": {"x": 1}}');
  await summarise(RUN);
  expect(lambda.lines[0]).toMatch(/is not what a run writes: this run is taken for the first one$/);
  expect(lambda.newEvents('fleetChange')).toHaveLength(1);
});
