import * as fc from 'fast-check';
import { Handler } from '..';
import { machineOf, map, Objects, task } from './support';
import { Surroundings } from '../surroundings';

/** Runs a map over these items, which calls this handler for each. */
async function run(items: unknown, row: Handler, fields: object = {}, surroundings: Partial<Surroundings> = {}) {
  const objects = new Objects({ 'bucket/items.json': typeof items === 'string' ? items : JSON.stringify(items) });
  const execution = await machineOf({ Rows: map(fields) }, { row }, { objects, ...surroundings }).execute();
  const key = execution.output?.ResultWriterDetails.Key;
  return { execution, objects, manifest: key && JSON.parse(objects.texts[`bucket/${key}`]), key };
}

/** All records of a manifest that have a status. */
function recordsOf(objects: Objects, manifest: any, status: string): any[] {
  return manifest.ResultFiles[status].flatMap(({ Key }: any) => JSON.parse(objects.texts[`bucket/${Key}`]));
}

const odd = (item: number) => {
  if (item % 2 === 0) throw new Error(`${item} is even`);
  return { item };
};

test('results are written as Step Functions does', async () => {
  const { execution, objects, manifest, key } = await run([1, 2, 3], odd, { ToleratedFailurePercentage: 100 });
  const [folder] = /^runs\/[0-9a-f-]{36}/.exec(key)!;
  const runId = folder.slice('runs/'.length);
  const MapRunArn = `arn:aws:states:us-east-1:111122223333:mapRun:Fleet/Rows:${runId}`;
  expect(execution).toMatchObject({
    status: 'SUCCEEDED',
    output: { MapRunArn, ResultWriterDetails: { Bucket: 'bucket', Key: `${folder}/manifest.json` } },
  });
  const file = (name: string) => ({ Key: `${folder}/${name}`, Size: objects.texts[`bucket/${folder}/${name}`].length });
  expect(manifest).toEqual({
    DestinationBucket: 'bucket',
    MapRunArn,
    ResultFiles: { FAILED: [file('FAILED_0.json')], PENDING: [], SUCCEEDED: [file('SUCCEEDED_0.json')] },
  });
  const [failed] = recordsOf(objects, manifest, 'FAILED');
  expect(failed).toEqual({
    ExecutionArn: `arn:aws:states:us-east-1:111122223333:execution:Fleet/Rows:${failed.Name}`,
    Error: 'Error',
    Cause: expect.stringMatching(/^{"errorType":"Error","errorMessage":"2 is even","trace":\["Error: 2 is even"/),
    Input: '2',
    InputDetails: { Included: true },
    Name: expect.stringMatching(/^[0-9a-f-]{36}$/),
    OutputDetails: { Included: true },
    RedriveCount: 0,
    RedriveStatus: 'REDRIVABLE_BY_MAP_RUN',
    StartDate: expect.stringMatching(/^\d{4}-.*Z$/),
    StateMachineArn: 'arn:aws:states:us-east-1:111122223333:stateMachine:Fleet/Rows',
    Status: 'FAILED',
    StopDate: expect.stringMatching(/^\d{4}-.*Z$/),
  });
  const succeeded = recordsOf(objects, manifest, 'SUCCEEDED');
  expect(succeeded.map(({ Input, Output, Status }) => [Input, Output, Status]).sort()).toEqual([
    ['1', '{"item":1}', 'SUCCEEDED'],
    ['3', '{"item":3}', 'SUCCEEDED'],
  ]);
});

test('a file has so many results, and no more', async () => {
  const { objects, manifest } = await run([1, 3, 5, 7, 9], odd, {}, { resultsPerFile: 2 });
  expect(manifest.ResultFiles.SUCCEEDED.map(({ Key }: any) => Key.replace(/.*\//, ''))).toEqual(
    ...[['SUCCEEDED_0.json', 'SUCCEEDED_1.json', 'SUCCEEDED_2.json']],
  );
  expect(recordsOf(objects, manifest, 'SUCCEEDED')).toHaveLength(5);
});

test('no more run at once than the map says, and so many do', async () => {
  let [running, most] = [0, 0];
  const slow = async () => {
    most = Math.max(most, ++running);
    await new Promise(resolve => setTimeout(resolve, 5));
    running--;
  };
  const { execution } = await run(Array(20).fill(0), slow, { MaxConcurrency: 4 });
  expect(most).toBe(4);
  expect(execution.mapRuns).toMatchObject([{ items: 20, succeeded: 20, mostAtOnce: 4 }]);
});

test('each item has one record, with its own outcome, whatever the items are', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue()), fc.integer({ min: 1, max: 5 }), async (items, resultsPerFile) => {
      const handler = (item: unknown) => {
        if (JSON.stringify(item).length % 3 === 0) throw new Error('no');
        return [item];
      };
      const { execution, objects, manifest } = await run(
        ...([items, handler, { ToleratedFailurePercentage: 100 }, { resultsPerFile }] as const),
      );
      const succeeded = recordsOf(objects, manifest, 'SUCCEEDED');
      const failed = recordsOf(objects, manifest, 'FAILED');
      expect([...succeeded, ...failed].map(({ Input }) => Input).sort()).toEqual(
        items.map(item => JSON.stringify(item)).sort(),
      );
      succeeded.forEach(({ Input, Output }) => expect(Output).toBe(`[${Input}]`));
      failed.forEach(({ Input }) => expect(Input.length % 3).toBe(0));
      expect(execution.mapRuns).toMatchObject([
        { items: items.length, succeeded: succeeded.length, failed: failed.length },
      ]);
    }),
  );
});

test('where more fail than are tolerated, the rest is not started, and the execution fails', async () => {
  const handler = jest.fn(() => Promise.reject(new Error('no')));
  const fields = { ToleratedFailurePercentage: 10, MaxConcurrency: 1 };
  const { execution, objects } = await run([...Array(50).keys()], handler, fields);
  expect(execution).toMatchObject({
    ...{ status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' },
    mapRuns: [{ items: 50, succeeded: 0, failed: 6, pending: 44 }],
  });
  expect(handler).toHaveBeenCalledTimes(6);
  const pending = Object.entries(objects.texts).find(([key]) => key.endsWith('/PENDING_0.json'))![1];
  expect(JSON.parse(pending)).toHaveLength(44);
  expect(JSON.parse(pending)[0]).toEqual({ Input: '6', InputDetails: { Included: true }, Status: 'PENDING' });
});

test.each([
  [undefined, 1, 'FAILED'],
  [0, 1, 'FAILED'],
  [49, 2, 'FAILED'],
  [50, 2, 'SUCCEEDED'],
  [100, 4, 'SUCCEEDED'],
])(
  'with %s%% of failures tolerated, %i of 4 that fail end in %s',
  async (ToleratedFailurePercentage, failures, status) => {
    const handler = (item: number) => (item < failures ? Promise.reject(new Error('no')) : item);
    const { execution } = await run([0, 1, 2, 3], handler, { ToleratedFailurePercentage });
    expect(execution.status).toBe(status);
  },
);

test('an empty list has an empty manifest, and the execution goes on', async () => {
  const { execution, manifest } = await run([], odd);
  expect(execution.status).toBe('SUCCEEDED');
  expect(manifest.ResultFiles).toEqual({ FAILED: [], PENDING: [], SUCCEEDED: [] });
});

test.each([
  ['what is no JSON', '[1,', /items\.json: .*JSON/],
  ['an object', '{"a":1}', /items\.json is no list/],
])('%s for items fails the execution', async (_, items, cause) => {
  const { execution } = await run(items, odd);
  expect(execution).toMatchObject({ status: 'FAILED', error: 'States.ItemReaderFailed', mapRuns: [] });
  expect(execution.cause).toMatch(cause);
});

test('no items at all fail the execution', async () => {
  await expect(machineOf({ Rows: map() }, {}).execute()).resolves.toMatchObject({
    ...{ status: 'FAILED', error: 'States.ItemReaderFailed', cause: expect.stringContaining('does not exist') },
  });
});

test('results that can not be written fail the execution', async () => {
  const objects = new Objects({ 'bucket/items.json': '[1]' });
  objects.put = () => Promise.reject(new Error('Access Denied'));
  await expect(machineOf({ Rows: map() }, { row: odd }, { objects }).execute()).resolves.toMatchObject({
    ...{
      status: 'FAILED',
      error: 'States.ResultWriterFailed',
      cause: 'Failed to write SUCCEEDED_0.json: Access Denied',
    },
  });
});

test('an item that is too large fails alone, or all, as nobody says', async () => {
  const items = [1, 'x'.repeat(300_000)];
  const fields = { ToleratedFailurePercentage: 100 };
  const all = await run(items, odd, fields);
  expect(all.execution).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded', mapRuns: [] });
  const alone = await run(items, odd, fields, { tooLargeItem: 'item fails' });
  expect(alone.execution).toMatchObject({ status: 'SUCCEEDED', mapRuns: [{ succeeded: 1, failed: 1 }] });
  expect(recordsOf(alone.objects, alone.manifest, 'FAILED')).toMatchObject([{ Error: 'States.DataLimitExceeded' }]);
});

test('a member __proto__ of an item is one like any other', async () => {
  const seen: string[] = [];
  await run('[{"__proto__":{"a":1}}]', item => seen.push(JSON.stringify(item)));
  expect(seen).toEqual(['{"__proto__":{"a":1}}']);
});

test('what comes after a map gets its manifest', async () => {
  const objects = new Objects({ 'bucket/items.json': '[1]' });
  const Parameters = { results: { 'key.$': '$.ResultWriterDetails.Key' } };
  const states = { Rows: map({ End: undefined, Next: 'Sum' }), Sum: task('sum', { End: true, Parameters }) };
  const { output } = await machineOf(states, { row: odd, sum: ({ results }) => results.key }, { objects }).execute();
  expect(output).toMatch(/^runs\/.*\/manifest\.json$/);
});

test('fails the test, and not an item, where a function is called that is not there', async () => {
  const objects = new Objects({ 'bucket/items.json': '[1]' });
  await expect(machineOf({ Rows: map() }, {}, { objects }).execute()).rejects.toThrow('there is no function');
});
