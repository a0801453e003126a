import * as fc from 'fast-check';
import { finding, keyReport } from './support';
import { Finding } from '../../lib/drift/finding';
import { fingerprintOf } from '../../lib/drift/fingerprint';
import { KeyReport } from '../../lib/drift/report';
import { Changes, changesBetween } from '../../lib/monitor/changes';
import { identityOf } from '../../lib/monitor/identity';
import { NOTHING_YET, Standing } from '../../lib/monitor/standing';

/** Keys at all places of the findings here. */
const KEYS = ['us-east-1', 'us-west-2', 'a', 'b'].flatMap(region =>
  ['Zoom', 'Other', 'S'].flatMap(stack => ['Cmk', 'Other'].map(logicalId => keyReport({ region, stack, logicalId }))),
);

/** What has changed for keys since a check that left these findings open. */
const between = (open: readonly Finding[], findings: readonly Finding[], keys: readonly KeyReport[] = KEYS) =>
  changesBetween({ ...NOTHING_YET, open }, { findings, keys });

const drift = (digit: string, properties: Partial<Finding> = {}) =>
  finding({ fingerprint: digit.repeat(64), ...properties });
const notSeen = (digit: string, properties: Partial<Finding> = {}) =>
  drift(digit, { ruleId: 'could-not-check', kind: 'indeterminate', severity: 'high', ...properties });

const digits = ({ opened, resolved, open }: Changes) =>
  [opened, resolved, open].map(findings => findings.map(({ fingerprint }) => fingerprint[0]).join(''));

describe('what a check finds', () => {
  test.each<[string, Finding[], Finding[], string[]]>([
    ['is opened in the first run', [], [drift('1'), drift('2')], ['12', '', '12']],
    ['is no news when it was open before', [drift('1')], [drift('1')], ['', '', '1']],
    ['is resolved when it is there no more', [drift('1'), drift('2')], [drift('2')], ['', '1', '2']],
    ['is told once where it is found twice', [], [drift('1'), drift('1')], ['1', '', '1']],
    ['does not count where it is a note', [], [drift('1', { kind: 'note' })], ['', '', '']],
    [
      'does not count where somebody gave a reason',
      [drift('1')],
      [drift('1', { suppressed: { reason: 'known', expires: '2027-01-31' } })],
      ['', '1', ''],
    ],
  ])('%s', (_, before, now, expected) => {
    expect(digits(between(before, now))).toEqual(expected);
  });

  test('is the same in an outage, whose messages have other addresses and ids each time', () => {
    const denied = (port: number) =>
      notSeen(`${port % 10}`, { message: `connect ECONNREFUSED 10.0.0.1:${port}, tried ${port} times` });
    const { opened, open } = between([], [denied(4431)]);
    expect(opened).toEqual(open);
    expect(digits(between(open, [denied(4432)]))).toEqual(['', '', '2']);
    expect(between(open, [notSeen('3', { message: 'kms:GetKeyPolicy was denied' })]).opened).toHaveLength(1);
  });

  test('is told the most severe first', () => {
    const [mild, severe] = [drift('1', { severity: 'low' }), drift('2', { severity: 'critical' })];
    expect(digits(between([], [mild, severe]))).toEqual(['21', '', '21']);
  });
});

describe('drift that is found no more', () => {
  const open = drift('1', { region: 'us-west-2' });

  test.each<[string, Partial<Finding>]>([
    ['the key', {}],
    ['its Region', { stack: undefined, logicalId: undefined }],
    ['its stack', { logicalId: undefined }],
    ['its Region, of an account that is not known', { account: undefined, stack: undefined, logicalId: undefined }],
  ])('stays open where %s could not be looked at', (_, properties) => {
    const now = [notSeen('2', { region: 'us-west-2', ...properties })];
    expect(digits(between([open], now))).toEqual(['2', '', '12']);
  });

  test.each<[string, Partial<Finding>]>([
    ['another Region', { region: 'us-east-1' }],
    ['another account', { region: 'us-west-2', account: '444455556666' }],
    ['another stack', { region: 'us-west-2', stack: 'Other', logicalId: undefined }],
    ['another key of the stack', { region: 'us-west-2', logicalId: 'Other' }],
  ])('is resolved where %s could not be looked at', (_, properties) => {
    expect(digits(between([open], [notSeen('2', properties)]))).toEqual(['2', '1', '2']);
  });

  test.each(['replica-differs-from-primary', 'replica-of-another-key', 'rotation-differs', 'rotation-period-differs'])(
    'stays open where it is %s, which looks at other Regions, and one of those could not be looked at',
    ruleId => {
      const before = [drift('1', { ruleId, region: 'us-west-2' })];
      expect(digits(between(before, [notSeen('2', { region: 'us-east-1', stack: 'Other' })]))[1]).toBe('');
    },
  );

  test('is resolved once it can be looked at again', () => {
    const { open: hidden } = between([open], [notSeen('2', { region: 'us-west-2' })]);
    expect(digits(between(hidden, []))).toEqual(['', '12', '']);
  });
});

describe('drift at a key that is not checked any more', () => {
  const east = 'arn:aws:kms:us-east-1:111122223333:key/mrk-1';
  const other = 'arn:aws:kms:us-east-1:111122223333:key/mrk-2';

  test.each<[string, Partial<Finding>, Partial<KeyReport>]>([
    ['is not declared', {}, { logicalId: 'Other' }],
    ['was in another stack', {}, { stack: 'Other' }],
    ['was in another Region', {}, { region: 'us-west-2' }],
    ['was of another account', {}, { account: '444455556666' }],
    ['is another key', { keyArn: east }, { keyArn: other }],
    ['was any of a stack that has none now', { logicalId: undefined }, { stack: 'Other' }],
  ])('is dropped, and not resolved, where the key %s', (_, properties, key) => {
    const { resolved, dropped, open } = between([drift('1', properties)], [], [keyReport(key)]);
    expect([resolved, dropped.map(({ fingerprint }) => fingerprint[0]), open]).toEqual([[], ['1'], []]);
  });

  test.each<[string, Partial<Finding>, Partial<KeyReport>]>([
    ['where the key is the same', { keyArn: east }, { keyArn: east }],
    ['where the key is the same, declared elsewhere', { keyArn: east }, { keyArn: east, logicalId: 'Other' }],
    ['where it is not known which key it is', { keyArn: east }, { keyArn: undefined }],
    ['where it was of a whole Region, which has a key', { stack: undefined, logicalId: undefined }, { stack: 'Other' }],
  ])('is not meant %s', (_, properties, key) => {
    const { resolved, dropped } = between([drift('1', properties)], [], [keyReport(key)]);
    expect([resolved.length, dropped]).toEqual([1, []]);
  });

  test('stays open where what could not be looked at may hide it', () => {
    const { dropped, open } = between([drift('1')], [notSeen('2', { logicalId: undefined })], []);
    expect([dropped, open.length]).toEqual([[], 2]);
  });
});

describe('a key that became another', () => {
  const PLACE = 'us-east-1 Zoom Cmk';
  const west = 'arn:aws:kms:us-west-2:111122223333:key/mrk-1';
  const [one, two] = ['mrk-1', 'mrk-2'].map(id => `arn:aws:kms:us-east-1:111122223333:key/${id}`);
  const after = (keyArns: Record<string, string>, keys: readonly KeyReport[], findings: readonly Finding[] = []) =>
    changesBetween({ ...NOTHING_YET, keyArns: new Map(Object.entries(keyArns)) }, { findings, keys });

  test('is told with both ARNs, once', () => {
    const keys = [keyReport({ keyArn: two }), keyReport({ keyArn: west, region: 'us-west-2' })];
    const { formerKeys, keyArns } = after({ [PLACE]: one }, keys);
    expect(formerKeys).toEqual([{ keyArn: one, declaredAt: PLACE, replacedBy: two }]);
    expect(Object.fromEntries(keyArns)).toEqual({ [PLACE]: two, 'us-west-2 Zoom Cmk': west });
    expect(after(Object.fromEntries(keyArns), keys).formerKeys).toEqual([]);
  });

  test.each<[string, KeyReport[], Finding[]]>([
    ['was looked at, and not found', [keyReport({ keyArn: undefined })], []],
    ['could not be looked at', [], [notSeen('1')]],
  ])('is known for another after a check in which it %s', (_, keys, findings) => {
    const { formerKeys, keyArns } = after({ [PLACE]: one }, keys, findings);
    expect([formerKeys, [...keyArns]]).toEqual([[], [[PLACE, one]]]);
  });

  test('is told, and forgotten, where it is not declared any more', () => {
    const { formerKeys, keyArns } = after({ [PLACE]: one }, []);
    expect(formerKeys).toEqual([{ keyArn: one, declaredAt: PLACE }]);
    expect([...keyArns]).toEqual([]);
  });

  test('is told where the other is declared under another name', () => {
    const { formerKeys } = after({ [PLACE]: one }, [keyReport({ logicalId: 'Other', keyArn: two })]);
    expect(formerKeys).toEqual([{ keyArn: one, declaredAt: PLACE }]);
  });

  test('is none where it is the same that is declared under another name', () => {
    const { formerKeys, keyArns } = after({ [PLACE]: one }, [keyReport({ logicalId: 'Other', keyArn: one })]);
    expect([formerKeys, [...keyArns]]).toEqual([[], [['us-east-1 Zoom Other', one]]]);
  });
});

describe('what had no room in the report before', () => {
  const before: Standing = { ...NOTHING_YET, openBeside: [identityOf(drift('1')), identityOf(drift('2'))] };

  test('is no news where it is found again', () => {
    const changes = changesBetween(before, { findings: [drift('1'), drift('2'), drift('3')], keys: KEYS });
    expect(digits(changes)).toEqual(['3', '', '123']);
    expect([changes.goneBeside, changes.openBeside]).toEqual([0, []]);
  });

  test('is resolved by its number where it is found no more', () => {
    expect(changesBetween(before, { findings: [drift('1')], keys: KEYS })).toMatchObject({
      ...{ opened: [], resolved: [], goneBeside: 1, openBeside: [] },
    });
  });

  test('stays open where anything could not be looked at', () => {
    const changes = changesBetween(before, { findings: [notSeen('4'), drift('1')], keys: KEYS });
    expect([changes.goneBeside, changes.openBeside]).toEqual([0, [identityOf(drift('2'))]]);
  });
});

describe('whatever is found', () => {
  const place = { region: fc.constantFrom('a', 'b'), stack: fc.constantFrom('S', undefined) };
  const findings = fc.uniqueArray(
    fc
      .record({
        ...place,
        id: fc.integer({ min: 0, max: 15 }),
        kind: fc.constantFrom('drift' as const, 'indeterminate' as const, 'note' as const),
        ruleId: fc.constantFrom('key-disabled', 'rotation-differs'),
        account: fc.constantFrom('111122223333', '444455556666', undefined),
        logicalId: fc.constantFrom('Cmk', 'Other', undefined),
        severity: fc.constantFrom('critical' as const, 'low' as const),
      })
      .map(({ id, ...properties }) => {
        const found = finding({ ...properties, message: `found ${String.fromCharCode(97 + id)}` });
        return { ...found, fingerprint: fingerprintOf(found) };
      }),
    { selector: ({ fingerprint }) => fingerprint },
  );
  const openBefore = findings.map(all => all.filter(({ kind }) => kind !== 'note'));
  const prints = (all: readonly Finding[]) => new Set(all.map(({ fingerprint }) => fingerprint));
  const someKeys = fc.subarray(KEYS);

  test('nothing is opened, resolved or dropped at once', () => {
    fc.assert(
      fc.property(openBefore, findings, someKeys, (before, now, keys) => {
        const { opened, resolved, dropped } = between(before, now, keys);
        const all = [...opened, ...resolved, ...dropped];
        expect(prints(all).size).toBe(all.length);
      }),
    );
  });

  test('what is open is what was, and what was opened, without what was resolved or dropped', () => {
    fc.assert(
      fc.property(openBefore, findings, someKeys, (before, now, keys) => {
        const { opened, resolved, dropped, open } = between(before, now, keys);
        const expected = prints([...before, ...opened]);
        prints([...resolved, ...dropped]).forEach(print => expected.delete(print));
        expect([...prints(open)].sort()).toEqual([...expected].sort());
        expect(open.length).toBe(before.length + opened.length - resolved.length - dropped.length);
      }),
    );
  });

  test('the same twice is no news the second time', () => {
    fc.assert(
      fc.property(openBefore, findings, (before, now) => {
        const again = between(between(before, now).open, now);
        expect([again.opened, again.resolved]).toEqual([[], []]);
      }),
    );
  });

  test('a run that could look at nothing resolves nothing', () => {
    fc.assert(
      fc.property(openBefore, before => {
        const blind = ['a', 'b'].map((region, index) =>
          notSeen(`${index}`, {
            ...{ region, account: undefined, stack: undefined, logicalId: undefined },
            fingerprint: `${index}`.repeat(63) + 'f',
          }),
        );
        expect(between(before, blind).resolved).toEqual([]);
      }),
    );
  });

  test('everything that counts is open, and nothing that does not', () => {
    fc.assert(
      fc.property(findings, now => {
        const counting = now.filter(({ kind }) => kind !== 'note');
        expect(prints(between([], now).open)).toEqual(prints(counting));
      }),
    );
  });
});
