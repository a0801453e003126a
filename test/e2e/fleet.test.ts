import { CONCURRENCY, FleetHarness } from './fleet-harness';
import { PoisonedRow, poisonedRows } from './fleet-rows';
import { memberRoleTemplate } from '../../lib/aws/private/monitor/member-role-template';
import { CHANGE_LINES } from '../../lib/private/monitor-contract';
import { Execution } from '../states';

const ROWS = 1000;

/** Accounts with a key that is as it should be. */
const IN_SYNC = Array.from({ length: 60 }, (_, index) => `2${String(index).padStart(11, '0')}`);
/** Looked at by three rows that are the same. */
const REPEATED = IN_SYNC[0];
const DISABLED = ['300000000001', '300000000002'];
/** In sync in one Region, and not in the other. */
const HALF_DISABLED = '300000000003';
/** Its key's policy in eu-central-1 may not be read. */
const DENIED = '300000000004';
/** Without a stack. */
const EMPTY = '300000000005';

/** A row that can be checked, and what comes of it: findings that are drift, findings that could not be decided, and keys. */
type CheckedRow = readonly [account: string, region: string, drift: number, couldNotCheck: number, keys: number];

const CHECKED: readonly CheckedRow[] = [
  ...IN_SYNC.map(account => [account, 'us-east-1', 0, 0, 1] as const),
  [REPEATED, 'us-east-1', 0, 0, 1],
  [REPEATED, 'us-east-1', 0, 0, 1],
  ...DISABLED.map(account => [account, 'us-east-1', 1, 0, 1] as const),
  [HALF_DISABLED, 'us-east-1', 0, 0, 1],
  [HALF_DISABLED, 'us-west-2', 1, 0, 1],
  [DENIED, 'eu-central-1', 0, 1, 1],
  [EMPTY, 'us-east-1', 0, 1, 0],
  // No Region that there is.
  [IN_SYNC[1], 'us-nowhere-1', 0, 1, 0],
];

const POISONED: readonly PoisonedRow[] = poisonedRows(ROWS - CHECKED.length);

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
const DRIFT = sum(CHECKED.map(([, , drift]) => drift));
const NOT_CHECKED = sum(CHECKED.map(([, , , couldNotCheck]) => couldNotCheck));

let fleet: FleetHarness;
let first: Execution;
beforeAll(async () => {
  fleet = await FleetHarness.start();
  for (const account of [...IN_SYNC, ...DISABLED]) await fleet.deployKey(account);
  await fleet.deployKey(HALF_DISABLED, ['us-east-1', 'us-west-2']);
  await fleet.deployKey(DENIED, ['us-east-1', 'eu-central-1']);
  for (const account of DISABLED) await fleet.setKey('disabled', account);
  await fleet.setKey('disabled', HALF_DISABLED, 'us-west-2');
  fleet.aws.faults.deny({ operation: 'kms:GetKeyPolicy', region: 'eu-central-1' });
  const rows = CHECKED.map(([account, region]) => JSON.stringify({ account, region, stacks: ['Zoom'] }));
  fleet.putInventory(`[${shuffled([...rows, ...POISONED.map(([json]) => json)]).join(',\n')}]`);
  fleet.newRequests();
  first = await fleet.run();
}, 300_000);
afterAll(() => fleet.stop());

/** In an order that is the same each time. */
function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map((each, index) => [(index * 7919) % list.length, each] as const)
    .sort(([a], [b]) => a - b)
    .map(([, each]) => each);
}

/** How often each text is in a list. */
function counted(texts: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const text of texts) counts[text] = (counts[text] ?? 0) + 1;
  return counts;
}

test('every row is an item of the map, and no more are checked at once than may be', () => {
  expect(first.status).toBe('SUCCEEDED');
  expect(first.mapRuns).toMatchObject([
    { items: ROWS, succeeded: CHECKED.length, failed: POISONED.length, pending: 0, mostAtOnce: CONCURRENCY },
  ]);
  expect(fleet.checkRow.mostAtOnce).toBe(CONCURRENCY);
  // Lambda refused nothing: so much concurrency is reserved as the map makes use of.
  expect(first.waits).toEqual([]);
});

test('every row is in the summary once, with what became of it', () => {
  expect(first.output).toMatchObject({
    ...{ outcome: 'drift', rows: ROWS, succeeded: CHECKED.length, failed: POISONED.length },
    ...{ pending: 0, lost: 0, unexpected: 0 },
    ...{ drift: DRIFT, couldNotCheck: NOT_CHECKED + POISONED.length, keys: sum(CHECKED.map(([, , , , keys]) => keys)) },
    ...{ opened: DRIFT + NOT_CHECKED, resolved: 0 },
  });
  const { rows, rowsLeftOut } = fleet.summary();
  expect([rows.length, rowsLeftOut]).toEqual([ROWS, undefined]);
  const checked = rows.filter(({ status }: any) => status === 'succeeded');
  expect(
    checked
      .map(({ account, region, result }: any) =>
        [account, region, result.drift, result.couldNotCheck, result.keys].join(' '),
      )
      .sort(),
  ).toEqual(CHECKED.map(row => row.join(' ')).sort());
});

test('a poisoned row fails alone, and says why', () => {
  const failed = fleet.summary().rows.filter(({ status }: any) => status === 'failed');
  expect(counted(failed.map(({ reason }: any) => reason))).toEqual(counted(POISONED.map(([, reason]) => reason)));
});

test('rows for the same account and Region are named', () => {
  const { duplicates } = fleet.summary();
  expect(duplicates).toContainEqual({ account: REPEATED, region: 'us-east-1', rows: 3 });
  const poisonedPlace = POISONED.filter(([json]) => /"account":"444455556666","region":"us-east-1"/.test(json)).length;
  expect(duplicates).toContainEqual({ account: '444455556666', region: 'us-east-1', rows: poisonedPlace });
  expect(duplicates).toHaveLength(2);
});

test('the metrics of the accounts add up to those of the fleet', () => {
  const metrics = fleet.newMetrics();
  const [total, ...others] = metrics.filter(({ Account }) => Account === undefined);
  expect(others).toEqual([]);
  const accounts = metrics.filter(({ Account }) => Account !== undefined);
  expect(new Set(accounts.map(({ Account }) => Account)).size).toBe(accounts.length);
  const { rows } = fleet.summary();
  for (const { Account, DriftFindings, CouldNotCheck } of accounts) {
    const own = rows.filter(({ account }: any) => account === Account);
    expect([Account, DriftFindings]).toEqual([Account, sum(own.map(({ result }: any) => result?.drift ?? 0))]);
    expect([Account, CouldNotCheck]).toEqual([Account, sum(own.map(({ result }: any) => result?.couldNotCheck ?? 1))]);
  }
  const ofNoAccount = rows.filter(({ account }: any) => account === undefined).length;
  expect(ofNoAccount).toBeGreaterThan(0);
  expect(sum(accounts.map(({ DriftFindings }) => DriftFindings))).toBe(DRIFT);
  expect(sum(accounts.map(({ CouldNotCheck }) => CouldNotCheck)) + ofNoAccount).toBe(NOT_CHECKED + POISONED.length);
  const { drift, couldNotCheck, keys } = first.output;
  expect(total).toEqual({ DriftFindings: drift, CouldNotCheck: couldNotCheck, KeysChecked: keys });
});

test('people are told once, and programs of each finding', () => {
  const events = fleet.newEvents();
  const [change, ...others] = events.filter(({ detailType }) => detailType === 'Zoom CMK Fleet Change');
  expect(others).toEqual([]);
  expect(change).toMatchObject({ watch: fleet.watch, outcome: 'drift', drift: DRIFT, rows: ROWS });
  for (const line of CHANGE_LINES) expect(change[line]).toMatch(/^[^\p{Cc}\p{Cf}"\\]{1,1000}$/u);
  expect(change.title).toBe(`Zoom CMK fleet '${fleet.watch}': drift`);
  expect(change.worst).toMatch(/^critical in us-\w+-\d of 30000000000[123]: the key in us-\w+-\d is disabled/);
  const findings = events.filter(({ detailType }) => detailType === 'Zoom CMK Drift Finding');
  expect(findings.map(({ status, finding }) => `${status} ${finding.account} ${finding.region}`).sort()).toEqual(
    CHECKED.filter(([, , drift, couldNotCheck]) => drift + couldNotCheck > 0)
      .map(([account, region]) => `opened ${account} ${region}`)
      .sort(),
  );
  expect(events).toHaveLength(1 + findings.length);
});

test('the functions do what their roles allow, and all of it', () => {
  const { own, members } = fleet.newRequests();
  expect(own).toEqual(['events:PutEvents', 's3:GetObject', 's3:PutObject', 'sts:AssumeRole']);
  const given: any = memberRoleTemplate({
    roleName: '',
    readerArn: '',
    account: '',
    organizationId: '',
    stackNames: [],
  });
  const [{ PolicyDocument }] = given.Resources.DriftReader.Properties.Policies;
  const allowed = PolicyDocument.Statement.flatMap(({ Action }: any) => Action);
  // Everybody may ask who they are: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
  expect(members).toEqual([...allowed, 'sts:GetCallerIdentity'].sort());
});

test('all that is written is in the folder of the fleet', () => {
  const keys = fleet.aws.objects.keys(fleet.bucket).filter(key => key !== 'inventory.json');
  const folders = keys.map(key =>
    key.replace(/\d{12}\/[a-z0-9-]+\/(changes\/)?[\w.-]+$/, '…').replace(/runs\/[0-9a-f-]+\/\w+\.json$/, 'runs/…'),
  );
  expect([...new Set(folders)].sort()).toEqual([
    `${fleet.watch}/accounts/…`,
    `${fleet.watch}/runs/…`,
    expect.stringMatching(/\/summary\/changes\/[\w.-]+\.json$/),
    `${fleet.watch}/summary/latest.json`,
    `${fleet.watch}/summary/latest.md`,
  ]);
});

test('a second run finds the same, changes nothing and is silent', async () => {
  const before = fleet.aws.objects.keys(fleet.bucket).filter(key => key.includes('/changes/'));
  const second = await fleet.run();
  expect(second).toMatchObject({ status: 'SUCCEEDED', output: { ...first.output, opened: 0 } });
  expect(second.mapRuns).toMatchObject([{ items: ROWS, succeeded: CHECKED.length, failed: POISONED.length }]);
  expect(fleet.newEvents()).toEqual([]);
  expect(fleet.aws.objects.keys(fleet.bucket).filter(key => key.includes('/changes/'))).toEqual(before);
  expect(fleet.newMetrics().find(({ Account }) => Account === undefined)).toMatchObject({ DriftFindings: DRIFT });
  expect(counted(fleet.summary().rows.map(({ status }: any) => status))).toEqual({
    succeeded: CHECKED.length,
    failed: POISONED.length,
  });
}, 300_000);
