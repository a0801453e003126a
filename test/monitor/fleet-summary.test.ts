import { driftOf, resultOf, row } from './fleet-support';
import { fleetChanges, isChange } from '../../lib/monitor/fleet-changes';
import { fleetEvent } from '../../lib/monitor/fleet-event';
import { fleetMarkdown } from '../../lib/monitor/fleet-markdown';
import { FleetSummary, summaryOf } from '../../lib/monitor/fleet-summary';
import { FleetRow, RollCall } from '../../lib/monitor/roll-call';
import { RowResult } from '../../lib/monitor/row-result';

const AT = '2026-11-25T03:35:00.000Z';

const of = (number: number, region?: string) => {
  const { account, region: where } = row(number, region);
  return { account, region: where };
};
const fine = (number: number, properties: Partial<RowResult> = {}): FleetRow => ({
  ...{ status: 'succeeded', ...of(number) },
  result: resultOf(of(number), properties),
});
const drifting = (number: number, properties: Partial<RowResult> = {}): FleetRow => ({
  ...{ status: 'succeeded', ...of(number) },
  result: driftOf(of(number), properties),
});
const blind = (number: number): FleetRow =>
  fine(number, {
    outcome: 'indeterminate',
    couldNotCheck: 2,
    keys: 0,
    worst: 'could not check (high)',
    severity: 'high',
  });
const failed = (number: number, reason = 'Error: no'): FleetRow => ({ status: 'failed', ...of(number), reason });
const lost = (number: number): FleetRow => ({ status: 'lost', ...of(number), reason: 'the map says nothing of it' });
const poisoned: FleetRow = { status: 'failed', row: '| <b>', reason: 'Error: the row is | <b>' };

const summarised = (rows: readonly FleetRow[], properties: Partial<RollCall> = {}): FleetSummary =>
  summaryOf({ expected: rows.length, rows, duplicates: [], ...properties }, AT);

describe('a summary', () => {
  test('counts what was found, and what has no result as what could not be checked', () => {
    const rows = [fine(1), drifting(2, { drift: 3, opened: 2 }), blind(3), failed(4), lost(5), poisoned];
    const { outcome, totals, accounts } = summarised([...rows, { ...failed(6), status: 'unexpected' }], {
      expected: 6,
    });
    expect(outcome).toBe('drift');
    expect(totals).toEqual({
      ...{ rows: 6, succeeded: 3, failed: 2, pending: 0, lost: 1, unexpected: 1 },
      ...{ drift: 3, couldNotCheck: 6, keys: 2, opened: 2, resolved: 0, dropped: 0, formerKeys: 0 },
    });
    expect(accounts.map(({ account, drift, couldNotCheck }) => [account.slice(-1), drift, couldNotCheck])).toEqual([
      ...[
        ['2', 3, 0],
        ['3', 0, 2],
        ['4', 0, 1],
        ['5', 0, 1],
        ['6', 0, 1],
        ['1', 0, 0],
      ],
    ]);
  });

  test('adds the rows of an account up', () => {
    const rows = [fine(1), { ...failed(1), region: 'us-west-2' }, drifting(1)];
    expect(summarised(rows).accounts).toEqual([
      { account: of(1).account, rows: 3, keys: 2, drift: 1, couldNotCheck: 1 },
    ]);
  });

  test('has the worst rows first', () => {
    const rows = [fine(1), blind(2), lost(3), poisoned, drifting(4, { severity: 'low' }), drifting(5)];
    const names = summarised(rows).rows.map(({ account, row: text }) => text ?? account!.slice(-1));
    expect(names).toEqual(['5', '4', '| <b>', '3', '2', '1']);
  });

  test.each<[string, FleetSummary['outcome'], FleetRow[]]>([
    ['in sync where every row is', 'in-sync', [fine(1), fine(2)]],
    ['never fine where a row failed', 'indeterminate', [fine(1), failed(2)]],
    ['never fine where a row is lost', 'indeterminate', [fine(1), lost(2)]],
    ['never fine where a row was not started', 'indeterminate', [fine(1), { ...lost(2), status: 'pending' }]],
    ['never fine without rows', 'indeterminate', []],
    ['drift where something differs, whatever else', 'drift', [failed(1), drifting(2)]],
  ])('is %s', (_, outcome, rows) => {
    expect(summarised(rows).outcome).toBe(outcome);
  });

  test('of an inventory without rows is one thing that could not be checked', () => {
    expect(summarised([]).totals).toMatchObject({ rows: 0, couldNotCheck: 1 });
  });
});

describe('a run over a fleet is', () => {
  const after = (rows: readonly FleetRow[], properties?: Partial<RollCall>) =>
    fleetChanges(new Map(), summarised(rows, properties)).standings;
  const isNews = (before: FleetRow[], now: FleetRow[], properties?: Partial<RollCall>) =>
    isChange(fleetChanges(after(before, properties), summarised(now, properties)));
  const known = { opened: 0 };
  const duplicates = [{ ...of(1), rows: 2 }];

  test.each<[string, FleetRow[], FleetRow[], boolean]>([
    ['no news where all is in sync', [], [fine(1)], false],
    ['no news where the same drift is known', [drifting(1)], [drifting(1, known)], false],
    ['no news where the same row fails again, for whatever reason', [failed(1)], [failed(1, 'Error: other')], false],
    ['news where drift was opened', [fine(1)], [drifting(1)], true],
    ['news where something was resolved', [drifting(1)], [fine(1, { resolved: 1 })], true],
    ['news where something is not looked for any more', [fine(1)], [fine(1, { dropped: 1 })], true],
    ['news where a key is not checked any more', [fine(1)], [fine(1, { formerKeys: 1 })], true],
    ['news where one finding came for another', [drifting(1)], [drifting(1, { opened: 1, resolved: 1 })], true],
    ['news where nobody was told in the run before', [fine(1)], [drifting(1, known)], true],
    ['news where a row fails', [fine(1)], [failed(1)], true],
    ['news where a row that failed is lost', [failed(1)], [lost(1)], true],
    ['news where a row fails no more', [failed(1)], [fine(1)], true],
    ['news where a row that failed is gone', [failed(1), fine(2)], [fine(2)], true],
    ['no news where a row in sync is gone or new', [fine(1)], [fine(2)], false],
    ['news where a row is poisoned', [fine(1)], [fine(1), poisoned], true],
    ['no news where it still is', [fine(1), poisoned], [fine(1), poisoned], false],
  ])('%s', (_, before, now, expected) => {
    const before1 = before.length === 0 ? [fine(9)] : before;
    expect(isNews(before1, now)).toBe(expected);
  });

  test('news in the first run where something is wrong, and no news where nothing is', () => {
    expect(isChange(fleetChanges(new Map(), summarised([fine(1)])))).toBe(false);
    expect(isChange(fleetChanges(new Map(), summarised([failed(1)])))).toBe(true);
  });

  test('news where the inventory is empty, and where it is no more', () => {
    expect(isChange(fleetChanges(after([fine(1)]), summarised([])))).toBe(true);
    expect(isChange(fleetChanges(after([]), summarised([])))).toBe(false);
    expect(isChange(fleetChanges(after([]), summarised([fine(1)])))).toBe(true);
  });

  test('news where an account and Region has several rows, once', () => {
    expect(isChange(fleetChanges(after([fine(1)]), summarised([fine(1), fine(1)], { duplicates })))).toBe(true);
    expect(isNews([fine(1), fine(1)], [fine(1), fine(1)], { duplicates })).toBe(false);
  });
});

describe('people are told', () => {
  const told = (rows: readonly FleetRow[], properties?: Partial<RollCall>, before = new Map<string, string>()): any => {
    const summary = summarised(rows, properties);
    return fleetEvent('Fleet', summary, fleetChanges(before, summary), 's3://reports/Fleet/summary/latest.md').detail;
  };

  test('the numbers, and the worst', () => {
    expect(told([fine(1), failed(2), drifting(3)])).toEqual({
      ...{ watch: 'Fleet', outcome: 'drift', rows: 3, succeeded: 2, failed: 1, pending: 0, lost: 0, unexpected: 0 },
      ...{ drift: 1, couldNotCheck: 1, keys: 2, opened: 1, resolved: 0, dropped: 0, formerKeys: 0, duplicates: 0 },
      title: "Zoom CMK fleet 'Fleet': drift",
      summary: '1 finding opened, 0 resolved; 1 drift, 1 could not check; 3 rows, 1 failed; 2 keys seen',
      worst: driftOf(of(3)).worst,
      report: 's3://reports/Fleet/summary/latest.md',
    });
  });

  test('the worst of what is new before what is known', () => {
    const before = new Map([
      [`${of(1).account} us-east-1`, `succeeded: 1 drift, 0 could not check, critical ${drifting(1).result!.worst}`],
    ]);
    expect(told([drifting(1, { opened: 0 }), failed(2, 'Error: no such thing')], {}, before).worst).toBe(
      `could not check ${of(2).account} us-east-1: failed: Error: no such thing`,
    );
  });

  test('that all is well again', () => {
    const before = new Map([['x', 'failed']]);
    expect(told([fine(1, { resolved: 1 })], {}, before)).toMatchObject({
      title: "Zoom CMK fleet 'Fleet': in sync",
      worst: 'every row of the inventory is in sync',
    });
  });

  test('where findings are not looked for any more, and keys not checked', () => {
    const { dropped, formerKeys, summary } = told([fine(1, { dropped: 2 }), fine(2, { formerKeys: 1 }), fine(3)]);
    expect([dropped, formerKeys]).toEqual([2, 1]);
    expect(summary).toContain(
      `; 2 findings not looked for any more, and not known to be resolved: ${of(1).account} us-east-1; 1 key not checked any more: ${of(2).account} us-east-1`,
    );
  });

  test('that the inventory is empty', () => {
    expect(told([]).worst).toBe('the inventory has no rows: nothing was checked');
  });

  test('which accounts and Regions have several rows', () => {
    expect(told([fine(1), fine(1)], { duplicates: [{ ...of(1), rows: 2 }] }).summary).toContain(
      `; 1 place with several rows: ${of(1).account} us-east-1`,
    );
  });

  test('lines of text, whatever a row is', () => {
    const poison: FleetRow = { status: 'failed', row: '\u0007"\n'.repeat(500), reason: '\u202e'.repeat(5000) };
    const detail = told([poison], {
      duplicates: Array.from({ length: 5000 }, (_, each) => ({ ...of(each), rows: 2 })),
    });
    for (const line of ['title', 'summary', 'worst', 'report']) {
      expect(detail[line]).toMatch(/^[^\p{Cc}\p{Cf}"\\]{1,1000}$/u);
    }
  });
});

describe('the summary for people', () => {
  test('has a table of the accounts, and one of what is not in sync', () => {
    const rows = [fine(1), drifting(2), failed(3)];
    const text = fleetMarkdown('Fleet', summarised(rows, { duplicates: [{ ...of(1), rows: 2 }] }));
    expect(text.split('\n')).toEqual([
      '## ❌ `Fleet`: drift',
      '',
      '**1 drift, 1 could not check; 3 rows, 1 failed; 2 keys seen**',
      '',
      '### Accounts',
      '',
      '|  | account | rows | keys | drift | could not check |',
      '| --- | --- | --- | --- | --- | --- |',
      '| ❌ | `000000000002` | 1 | 1 | 1 | 0 |',
      '| ❓ | `000000000003` | 1 | 0 | 0 | 1 |',
      '| ✅ | `000000000001` | 1 | 1 | 0 | 0 |',
      '',
      '### Not in sync',
      '',
      '|  | account | Region | status | what | report |',
      '| --- | --- | --- | --- | --- | --- |',
      '| ❌ | `000000000002` | `us-east-1` | succeeded | critical in `us-east-1` of `000000000002`: the key is disabled | `s3://reports/Fleet/accounts/000000000002/us-east-1/latest.html` |',
      '| ❓ | `000000000003` | `us-east-1` | failed | Error: no |  |',
      '',
      '### Accounts and Regions with several rows',
      '',
      '| account | Region | rows |',
      '| --- | --- | --- |',
      '| `000000000001` | `us-east-1` | 2 |',
      '',
      'zoom-cmk-constructs `0.0.0`, `2026-11-25T03:35:00.000Z`',
      '',
    ]);
  });

  test('shows what a row says as text, and no more of it than there is room for', () => {
    const text = fleetMarkdown(
      'Fleet',
      summarised([poisoned, ...Array.from({ length: 20_000 }, (_, each) => failed(each))]),
    );
    expect(text).toContain('<code>&#124; &#60;b&#62;</code>');
    expect(text).not.toContain('<b>');
    expect(text).toMatch(/\*\d+ more rows left out here\.\*/);
    expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
  });

  test('has the rows of which less was checked than before, also where they are in sync', () => {
    const text = fleetMarkdown('Fleet', summarised([fine(1), fine(2, { formerKeys: 5, dropped: 2 })]));
    const [, section] = text.split('### Less checked than before');
    expect(section).toContain(`| ${'`'}${of(2).account}${'`'} | ${'`'}us-east-1${'`'} | 5 | 2 |`);
    expect(section).not.toContain(of(1).account);
  });

  test('says that an inventory without rows is none', () => {
    expect(fleetMarkdown('Fleet', summarised([]))).toContain('The inventory has no rows: nothing was checked.');
  });
});

describe('an inventory', () => {
  const changes = (before: ReadonlyMap<string, string>, ...rows: FleetRow[]) =>
    fleetChanges(before, summaryOf({ expected: rows.length, rows, duplicates: [] }, AT));

  test('that is another size than before is told of, and not in the first run', () => {
    const first = changes(new Map(), fine(1), fine(2));
    expect(isChange(first)).toBe(false);
    expect(isChange(changes(first.standings, fine(1), fine(2)))).toBe(false);
    expect(changes(first.standings, fine(1)).changed).toEqual(['the inventory']);
  });

  test('that has lost a row with findings is not in sync by that', () => {
    const before = changes(new Map(), fine(1), drifting(2)).standings;
    const now = changes(before, fine(1));
    expect(now.left).toEqual([`${of(2).account} us-east-1`]);
    const event = fleetEvent('Fleet', summaryOf({ expected: 1, rows: [fine(1)], duplicates: [] }, AT), now, 's3://x/y');
    expect((event.detail as any).summary).toContain(
      `1 row with findings not in the inventory any more: ${of(2).account} us-east-1`,
    );
  });

  test('of which a row has something else wrong than before is told of, though it is as much', () => {
    const before = changes(new Map(), drifting(1, { worst: 'a tag', severity: 'low' })).standings;
    expect(isChange(changes(before, drifting(1, { opened: 0, worst: 'disabled', severity: 'critical' })))).toBe(true);
  });
});
