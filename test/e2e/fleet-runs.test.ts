import { FleetHarness } from './fleet-harness';
import { poisonedRows } from './fleet-rows';
import { Functions, StatesFailure } from '../states';

const SOUND = '400000000001';
const CHANGING = '400000000002';

let fleet: FleetHarness;
beforeAll(async () => {
  fleet = await FleetHarness.start();
  await fleet.deployKey(SOUND);
  await fleet.deployKey(CHANGING);
});
afterEach(() => fleet.aws.faults.clear());
afterAll(() => fleet.stop());

const rowOf = (account: string) => ({ account, region: 'us-east-1', stacks: ['Zoom'] });

/** Puts an inventory of these accounts. */
function inventoryOf(...accounts: string[]): void {
  fleet.putInventory(JSON.stringify(accounts.map(rowOf)));
}

/** What people, then programs, were told since the last call. */
function told(): string[] {
  return fleet
    .newEvents()
    .map(({ detailType, status, outcome, summary, finding }) =>
      detailType === 'Zoom CMK Fleet Change'
        ? `${outcome}: ${summary}`
        : `${status} ${finding.ruleId} of ${finding.account}`,
    );
}

test('what changes is told once: drift, an account that can not be read, and the repair', async () => {
  inventoryOf(SOUND, CHANGING);
  const run = async () => {
    expect(await fleet.run()).toMatchObject({ status: 'SUCCEEDED', output: { rows: 2, succeeded: 2 } });
    return told();
  };
  expect(await run()).toEqual([]);

  await fleet.setKey('disabled', CHANGING);
  expect(await run()).toEqual([
    `opened key-disabled of ${CHANGING}`,
    'drift: 1 finding opened, 0 resolved; 1 drift, 0 could not check; 2 rows; 2 keys seen',
  ]);
  expect(await run()).toEqual([]);

  // It is not resolved, as nobody can see it.
  fleet.aws.faults.deny({ operation: 'sts:AssumeRole', times: 2 });
  const unseen = await run();
  expect(unseen.filter(line => line.startsWith('resolved'))).toEqual([]);
  expect(unseen.at(-1)).toMatch(/^drift: .* 0 resolved; 1 drift, \d could not check; 2 rows; 0 keys seen$/);
  fleet.aws.faults.clear();
  const seen = await run();
  expect(seen.filter(line => line.includes('key-disabled'))).toEqual([]);
  expect(seen.at(-1)).toMatch(
    /^drift: 0 findings opened, \d resolved; 1 drift, 0 could not check; 2 rows; 2 keys seen$/,
  );
  expect(await run()).toEqual([]);

  await fleet.setKey('enabled', CHANGING);
  expect(await run()).toEqual([
    `resolved key-disabled of ${CHANGING}`,
    'in-sync: 0 findings opened, 1 resolved; 0 drift, 0 could not check; 2 rows; 2 keys seen',
  ]);
  expect(await run()).toEqual([]);
});

test.each([
  ['is no JSON', '[{"account":'],
  ['is one row, and no list', JSON.stringify(rowOf(SOUND))],
  ['is empty', ''],
])('an inventory that %s fails the run, which has an alarm', async (_, inventory) => {
  fleet.putInventory(inventory);
  expect(await fleet.run()).toMatchObject({ status: 'FAILED', error: 'States.ItemReaderFailed' });
  expect(told()).toEqual([]);
});

test('an inventory that is not there fails the run', async () => {
  fleet.aws.objects.delete(fleet.bucket, 'inventory.json');
  expect(await fleet.run()).toMatchObject({ status: 'FAILED', error: 'States.ItemReaderFailed' });
});

test('an inventory without rows is not fine: nothing was checked', async () => {
  fleet.putInventory('[]');
  fleet.newMetrics();
  expect(await fleet.run()).toMatchObject({
    ...{ status: 'SUCCEEDED', output: { outcome: 'indeterminate', rows: 0, couldNotCheck: 1, keys: 0 } },
  });
  expect(fleet.newMetrics()).toEqual([{ DriftFindings: 0, CouldNotCheck: 1, KeysChecked: 0 }]);
  expect(fleet.newEvents()).toMatchObject([{ worst: 'the inventory has no rows: nothing was checked' }]);
});

test('where every row is poisoned, the run is summed up', async () => {
  const rows = poisonedRows(30);
  fleet.putInventory(`[${rows.map(([json]) => json).join()}]`);
  expect(await fleet.run()).toMatchObject({
    ...{ status: 'SUCCEEDED', mapRuns: [{ succeeded: 0, failed: 30 }] },
    output: { outcome: 'indeterminate', rows: 30, failed: 30, couldNotCheck: 30 },
  });
});

test('a row of a megabyte is never fine, whatever Step Functions makes of it', async () => {
  const row = { ...rowOf(CHANGING), note: 'x'.repeat(1024 * 1024) };
  fleet.putInventory(JSON.stringify([rowOf(SOUND), row]));
  expect(await fleet.run()).toMatchObject({ status: 'FAILED' });
  const alone = await fleet.run({ tooLargeItem: 'item fails' });
  expect(alone).toMatchObject({
    ...{
      status: 'SUCCEEDED',
      output: { outcome: 'indeterminate', rows: 2, succeeded: 1, failed: 1, lost: 0, unexpected: 0 },
    },
  });
});

test('what Lambda refuses is tried again, and nothing is lost', async () => {
  inventoryOf(SOUND, CHANGING);
  const functions = fleet.functions();
  let refused = 0;
  const busy: Functions = {
    invoke: async (arn, payload) => {
      if (refused++ % 3 !== 2) throw new StatesFailure('Lambda.TooManyRequestsException', 'Rate Exceeded.');
      return functions.invoke(arn, payload);
    },
  };
  const execution = await fleet.run({ functions: busy });
  expect(execution).toMatchObject({ status: 'SUCCEEDED', output: { outcome: 'in-sync', rows: 2, succeeded: 2 } });
  expect(execution.waits).toHaveLength(6);
});

test('a row whose function ends without a word is counted as not checked', async () => {
  inventoryOf(SOUND, CHANGING);
  const functions = fleet.functions();
  const dying: Functions = {
    invoke: async (arn, payload) => {
      if (payload.includes(CHANGING) && arn === fleet.checkRow.arn) {
        throw new StatesFailure(
          'Sandbox.Timedout',
          '{"errorType":"Sandbox.Timedout","errorMessage":"Task timed out after 900.00 seconds"}',
        );
      }
      return functions.invoke(arn, payload);
    },
  };
  await fleet.run({ functions: dying });
  expect(fleet.summary().rows).toMatchObject([
    { account: CHANGING, status: 'failed', reason: 'Sandbox.Timedout: Task timed out after 900.00 seconds' },
    { account: SOUND, status: 'succeeded' },
  ]);
  expect(fleet.summary().totals).toMatchObject({ rows: 2, succeeded: 1, failed: 1, couldNotCheck: 1 });
});

test.each(['s3:PutObject', 's3:GetObject'])('where %s is denied, the run fails', async operation => {
  inventoryOf(SOUND);
  fleet.aws.faults.deny({ operation });
  expect(await fleet.run()).toMatchObject({ status: 'FAILED', mapRuns: [{ succeeded: 0, failed: 1 }] });
});

test('the role that the accounts need is deployed to one by its template', async () => {
  await fleet.deploy(SOUND, 'us-east-1', 'Reader', fleet.memberRoleTemplate);
  expect(fleet.aws.principals.withArn(`arn:aws:iam::${SOUND}:role/zoom-cmk-fleet-reader`)).toBeDefined();
});
