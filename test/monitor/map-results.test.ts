import { driftOf, execution, resultOf, row } from './fleet-support';
import { mapItems, MapItem } from '../../lib/monitor/map-results';
import { Objects } from '../../lib/monitor/objects';

const MANIFEST = 'Fleet/results/1/manifest.json';

/** A bucket with these objects. */
function bucket(objects: Record<string, unknown>): Objects {
  const text = (key: string) =>
    (typeof objects[key] === 'string' ? objects[key] : JSON.stringify(objects[key])) as string;
  return {
    url: (key: string) => `s3://results/${key}`,
    text: async (key: string) => ({ text: text(key) }),
    pieces: async function* (key: string) {
      yield text(key);
    },
  } as unknown as Objects;
}

async function itemsIn(objects: Record<string, unknown>): Promise<MapItem[]> {
  const found: MapItem[] = [];
  for await (const item of mapItems(bucket(objects), MANIFEST)) found.push(item);
  return found;
}

const manifest = (files: object) => ({
  DestinationBucket: 'results',
  MapRunArn: 'arn:aws:states:…',
  ResultFiles: files,
});
const file = (Key: string) => ({ Key, Size: 7 });
const output = (value: unknown) => ({ Output: JSON.stringify(value), OutputDetails: { Included: true } });

test('items are read from all files that the manifest names', async () => {
  const items = await itemsIn({
    [MANIFEST]: manifest({
      FAILED: [file('f')],
      PENDING: [file('p')],
      SUCCEEDED: [file('s0'), file('s1')],
    }),
    s0: [execution(row(1), output(resultOf(row(1))))],
    s1: [execution(row(2), output(driftOf(row(2))))],
    f: [
      execution(row(3), { Status: 'FAILED', Error: 'Error', Cause: '{"errorMessage":"no","trace":["    at x"]}' }),
      execution(row(4), { Status: 'TIMED_OUT' }),
    ],
    p: [execution(row(5), { Status: 'PENDING' })],
  });
  expect(items).toEqual([
    { status: 'succeeded', row: row(1), result: resultOf(row(1)) },
    { status: 'succeeded', row: row(2), result: driftOf(row(2)) },
    { status: 'failed', row: row(3), reason: 'Error: no' },
    { status: 'failed', row: row(4), reason: 'TIMED_OUT' },
    { status: 'pending', row: row(5), reason: 'it was not started' },
  ]);
});

test('a map without items has no files', async () => {
  await expect(itemsIn({ [MANIFEST]: manifest({}) })).resolves.toEqual([]);
});

test.each<[string, object]>([
  ['is missing', {}],
  ['is no JSON', { Output: '{' }],
  ['is something else', output({ Payload: resultOf(row(1)) })],
  ['is of another account', output(resultOf(row(2)))],
  ['is of another Region', output(resultOf(row(1, 'us-west-2')))],
  ['has a count that is none', output(resultOf(row(1), { drift: -1 }))],
  ['has another outcome', output(resultOf(row(1), { outcome: 'fine' as any }))],
])('an item whose result %s has failed', async (_, properties) => {
  const items = await itemsIn({ [MANIFEST]: manifest({ SUCCEEDED: [file('s')] }), s: [execution(row(1), properties)] });
  expect(items).toEqual([
    { status: 'failed', row: row(1), reason: 'its result is not what a check of this row gives' },
  ]);
});

test('texts of a result are cleaned, and what is not known is left out', async () => {
  const odd = { ...driftOf(row(1)), worst: `a\u0007\n"b"${'x'.repeat(1000)}`, more: 'x' };
  const [{ result }] = await itemsIn({
    [MANIFEST]: manifest({ SUCCEEDED: [file('s')] }),
    s: [execution(row(1), output(odd))],
  });
  expect(result).toEqual({ ...driftOf(row(1)), worst: expect.stringMatching(/^a 'b'x{294}…$/) });
});

test('an item without an input has no row', async () => {
  const items = await itemsIn({
    [MANIFEST]: manifest({ FAILED: [file('f')] }),
    f: [execution(row(1), { Input: undefined, Error: 'E' }), 7, null],
  });
  expect(items).toEqual([
    { status: 'failed', row: undefined, reason: 'E' },
    { status: 'failed', row: undefined, reason: 'no reason is given' },
    { status: 'failed', row: undefined, reason: 'no reason is given' },
  ]);
});

test.each<[string, unknown]>([
  ['no JSON', '{'],
  ['something else', { files: [] }],
  ['of files without keys', manifest({ SUCCEEDED: [{ Size: 1 }] })],
  ['of files that are no list', manifest({ SUCCEEDED: 'all' })],
])('fails where the manifest is %s', async (_, content) => {
  await expect(itemsIn({ [MANIFEST]: content })).rejects.toThrow(
    `s3://results/${MANIFEST} is no manifest of a result writer of Step Functions`,
  );
});

test('fails where a file that it names is no list', async () => {
  await expect(itemsIn({ [MANIFEST]: manifest({ SUCCEEDED: [file('s')] }), s: '[{' })).rejects.toThrow(
    'no list in JSON',
  );
});
