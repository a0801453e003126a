import * as fc from 'fast-check';
import { finding } from './support';
import { Finding } from '../../lib/drift/finding';
import { fingerprintOf } from '../../lib/drift/fingerprint';
import { Changes, changesBetween } from '../../lib/monitor/changes';

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
    expect(digits(changesBetween(before, now))).toEqual(expected);
  });

  test('is the same in an outage, whose messages have other addresses and ids each time', () => {
    const denied = (port: number) =>
      notSeen(`${port % 10}`, { message: `connect ECONNREFUSED 10.0.0.1:${port}, tried ${port} times` });
    const { opened, open } = changesBetween([], [denied(4431)]);
    expect(opened).toEqual(open);
    expect(digits(changesBetween(open, [denied(4432)]))).toEqual(['', '', '2']);
    expect(changesBetween(open, [notSeen('3', { message: 'kms:GetKeyPolicy was denied' })]).opened).toHaveLength(1);
  });

  test('is told the most severe first', () => {
    const [mild, severe] = [drift('1', { severity: 'low' }), drift('2', { severity: 'critical' })];
    expect(digits(changesBetween([], [mild, severe]))).toEqual(['21', '', '21']);
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
    expect(digits(changesBetween([open], now))).toEqual(['2', '', '12']);
  });

  test.each<[string, Partial<Finding>]>([
    ['another Region', { region: 'us-east-1' }],
    ['another account', { region: 'us-west-2', account: '444455556666' }],
    ['another stack', { region: 'us-west-2', stack: 'Other', logicalId: undefined }],
    ['another key of the stack', { region: 'us-west-2', logicalId: 'Other' }],
  ])('is resolved where %s could not be looked at', (_, properties) => {
    expect(digits(changesBetween([open], [notSeen('2', properties)]))).toEqual(['2', '1', '2']);
  });

  test.each(['replica-differs-from-primary', 'replica-of-another-key', 'rotation-differs', 'rotation-period-differs'])(
    'stays open where it is %s, which looks at other Regions, and one of those could not be looked at',
    ruleId => {
      const before = [drift('1', { ruleId, region: 'us-west-2' })];
      expect(digits(changesBetween(before, [notSeen('2', { region: 'us-east-1', stack: 'Other' })]))[1]).toBe('');
    },
  );

  test('is resolved once it can be looked at again', () => {
    const { open: hidden } = changesBetween([open], [notSeen('2', { region: 'us-west-2' })]);
    expect(digits(changesBetween(hidden, []))).toEqual(['', '12', '']);
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

  test('nothing is opened and resolved at once', () => {
    fc.assert(
      fc.property(openBefore, findings, (before, now) => {
        const { opened, resolved } = changesBetween(before, now);
        expect([...prints(opened)].filter(print => prints(resolved).has(print))).toEqual([]);
      }),
    );
  });

  test('what is open is what was, and what was opened, without what was resolved', () => {
    fc.assert(
      fc.property(openBefore, findings, (before, now) => {
        const { opened, resolved, open } = changesBetween(before, now);
        const expected = prints([...before, ...opened]);
        prints(resolved).forEach(print => expected.delete(print));
        expect([...prints(open)].sort()).toEqual([...expected].sort());
        expect(open.length).toBe(before.length + opened.length - resolved.length);
      }),
    );
  });

  test('the same twice is no news the second time', () => {
    fc.assert(
      fc.property(openBefore, findings, (before, now) => {
        const again = changesBetween(changesBetween(before, now).open, now);
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
        expect(changesBetween(before, blind).resolved).toEqual([]);
      }),
    );
  });

  test('everything that counts is open, and nothing that does not', () => {
    fc.assert(
      fc.property(findings, now => {
        const counting = now.filter(({ kind }) => kind !== 'note');
        expect(prints(changesBetween([], now).open)).toEqual(prints(counting));
      }),
    );
  });
});
