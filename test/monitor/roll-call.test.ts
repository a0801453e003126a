import * as fc from 'fast-check';
import { each, elements, resultOf, row, succeeded } from './fleet-support';
import { MapItem } from '../../lib/monitor/map-results';
import { FleetRow, rollCall } from '../../lib/monitor/roll-call';

const statuses = (rows: readonly FleetRow[]) => rows.map(({ status, account }) => `${status} ${account?.slice(-1)}`);

test('each row is there once, with what became of it', async () => {
  const items: MapItem[] = [
    succeeded(row(1)),
    { status: 'failed', row: row(2), reason: 'Error: no' },
    { status: 'pending', row: row(3), reason: 'it was not started' },
    { status: 'failed', row: row(5), reason: 'Error: nobody asked' },
  ];
  const { expected, rows, duplicates } = await rollCall(elements([row(1), row(2), row(3), row(4)]), each(items));
  expect(expected).toBe(4);
  expect(statuses(rows)).toEqual(['succeeded 1', 'failed 2', 'pending 3', 'unexpected 5', 'lost 4']);
  expect(rows.map(({ reason }) => reason)).toEqual([
    undefined,
    'Error: no',
    'it was not started',
    'it is not in the inventory, or not that often',
    'the map says nothing of it',
  ]);
  expect(duplicates).toEqual([]);
});

test('a row is known again in whatever order its members are', async () => {
  const { account, region, stacks } = row(1);
  const { rows } = await rollCall(
    elements([{ account, region, stacks }]),
    each([succeeded({ stacks, region, account } as any)]),
  );
  expect(statuses(rows)).toEqual(['succeeded 1']);
});

test('rows of one account and Region are named, whether they are the same or not', async () => {
  const inventory = [row(1), row(1), { ...row(2), stacks: ['A'] }, { ...row(2), stacks: ['B'] }, row(2, 'us-west-2')];
  const { rows, duplicates } = await rollCall(elements(inventory), each(inventory.slice(1).map(of => succeeded(of))));
  expect(statuses(rows)).toEqual(['succeeded 1', 'succeeded 2', 'succeeded 2', 'succeeded 2', 'lost 1']);
  expect(duplicates).toEqual([
    { account: row(1).account, region: 'us-east-1', rows: 2 },
    { account: row(2).account, region: 'us-east-1', rows: 2 },
  ]);
});

test('a result that comes twice is unexpected the second time', async () => {
  const { rows } = await rollCall(elements([row(1)]), each([succeeded(row(1)), succeeded(row(1))]));
  expect(statuses(rows)).toEqual(['succeeded 1', 'unexpected 1']);
  expect(rows[1].result).toBeUndefined();
});

const DEEP = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

test.each<[string, unknown, Partial<FleetRow>]>([
  ['null', null, { row: 'null' }],
  ['a text', 'rm -rf /', { row: "'rm -rf /'" }],
  ['a list', [1], { row: '[1]' }],
  [
    'of another Region',
    { account: '111122223333', region: '<b>' },
    { account: '111122223333', row: expect.any(String) },
  ],
  [
    'of another account',
    { account: 7, region: 'us-east-1' },
    { region: 'us-east-1', row: "{'account':7,'region':'us-east-1'}" },
  ],
  ['with a line break', { 'a\nb': '\u202e' }, { row: "{'a/nb':' '}" }],
  ['very long', 'x'.repeat(100_000), { row: expect.stringMatching(/^'x{198}…$/) }],
  ['nested without end', JSON.parse(DEEP), { row: 'it can not be read' }],
  ['not JSON', undefined, { row: 'it can not be read' }],
])('a row that is %s is known again, and shown on one line', async (_, poison, shown) => {
  const items: MapItem[] = [{ status: 'failed', row: poison, reason: 'Error: no row' }, succeeded(row(1))];
  const { rows } = await rollCall(elements([row(1), poison]), each(items));
  expect(rows).toEqual([
    { status: 'failed', reason: 'Error: no row', ...shown },
    { status: 'succeeded', account: row(1).account, region: 'us-east-1', result: resultOf(row(1)) },
  ]);
});

test('whatever an inventory has and a map does, every row is accounted for exactly once, and nothing else is lost', async () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 30 });
  const status = fc.constantFrom('succeeded' as const, 'failed' as const, 'pending' as const);
  await fc.assert(
    fc.asyncProperty(numbers, fc.array(fc.tuple(fc.integer({ min: 0, max: 10 }), status)), async (inventory, done) => {
      const items = done.map(([number, how]) => ({ status: how, row: row(number) }));
      const { expected, rows } = await rollCall(elements(inventory.map(number => row(number))), each(items));
      const count = (of: readonly unknown[], what: unknown) => of.filter(one => one === what).length;
      const ofInventory = rows.filter(item => item.status !== 'unexpected').map(({ account }) => account);
      for (let number = 0; number <= 10; number++) {
        expect(count(ofInventory, row(number).account)).toBe(count(inventory, number));
      }
      expect(expected).toBe(inventory.length);
      expect(rows.filter(item => item.status !== 'lost')).toHaveLength(items.length);
    }),
  );
});
