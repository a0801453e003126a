import fc from 'fast-check';
import { Condition, conditionOf, normalTests } from '../../lib/key-policy/condition';
import { isDecidable, passes } from '../../lib/key-policy/condition-meaning';
import { joined } from '../../lib/key-policy/joined';

const passed = (operator: string, values: string[], context: string[] | undefined) =>
  normalTests({ operator, key: 'k:a', values }, true).every(test => passes(test, context));

test.each<[string, string[], string[] | undefined, boolean]>([
  ['StringEquals', ['a', 'b'], ['b'], true],
  ['StringEquals', ['a'], ['A'], false],
  ['StringEquals', ['a'], undefined, false],
  ['StringEquals', ['a'], [], false],
  ['StringEquals', [], ['a'], false],
  ['StringEqualsIfExists', ['a'], undefined, true],
  ['StringEqualsIfExists', ['a'], ['b'], false],
  ['StringNotEquals', ['a', 'b'], ['c'], true],
  ['StringNotEquals', ['a', 'b'], ['b'], false],
  ['StringNotEquals', ['a'], undefined, true],
  ['StringEqualsIgnoreCase', ['aB'], ['Ab'], true],
  ['StringLike', ['a*'], ['abc'], true],
  ['StringLike', ['${aws:username}'], ['somebody'], false],
  ['StringNotLike', ['a*'], ['abc'], false],
  ['ArnLike', ['arn:aws:iam::*:role/x'], ['arn:aws:iam::111122223333:role/x'], true],
  ['ArnLike', ['arn:aws:iam::*'], ['arn:aws:iam::111122223333:role/x'], false],
  ['ArnLike', ['arn:aws:*:role/x'], ['arn:aws:iam::111122223333:role/x'], false],
  ['ArnEquals', ['arn:aws:iam::1:role/*'], ['arn:aws:iam::1:role/a:b'], true],
  ['ArnEquals', ['arn:aws:s3:::a:b'], ['arn:aws:s3:::ab'], false],
  ['ArnNotEquals', ['arn:aws:iam::1:role/*'], ['arn:aws:iam::1:role/a'], false],
  ['ArnLike', ['arn:aws:iam::1:role/${aws:username}'], ['arn:aws:iam::1:role/a'], false],
  ['NumericEquals', ['1.0'], ['1'], true],
  ['NumericEquals', ['1'], ['1.0'], true],
  ['NumericEquals', ['1'], ['2'], false],
  ['NumericNotEquals', ['1'], ['1.0'], false],
  ['NumericEquals', ['one'], ['?one'], true],
  ['NumericLessThan', ['5'], ['4'], true],
  ['NumericLessThan', ['5'], ['5'], false],
  ['NumericLessThanEquals', ['5'], ['5'], true],
  ['NumericGreaterThan', ['5'], ['5'], false],
  ['NumericGreaterThan', ['5'], ['6'], true],
  ['NumericGreaterThanEquals', ['5'], ['5'], true],
  ['NumericGreaterThan', ['5'], ['many'], false],
  ['DateLessThan', ['2026-01-01T00:00:00Z'], ['1767225599'], true],
  ['DateLessThanEquals', ['2026-01-01T00:00:00Z'], ['1767225600'], true],
  ['DateGreaterThan', ['2026-01-01T00:00:00Z'], ['1767225600'], false],
  ['DateGreaterThanEquals', ['2026-01-01T00:00:00Z'], ['1767225600'], true],
  ['DateEquals', ['2026-01-01T00:00:00Z'], ['1767225600'], true],
  ['DateEquals', ['2026-01-01'], ['1767225600.0'], true],
  ['DateEquals', ['2026-01-01'], ['1767225601'], false],
  ['DateLessThanEquals', ['2026-01-01'], ['1767225599'], true],
  ['DateLessThanEquals', ['2026-01-01'], ['1767225601'], false],
  ['DateGreaterThanEquals', ['2026-01-01'], ['1767225599'], false],
  ['DateGreaterThanEquals', ['2026-01-01'], ['1767225601'], true],
  ['Bool', ['True'], ['true'], true],
  ['Bool', ['true'], ['TRUE'], true],
  ['Bool', ['false'], undefined, false],
  ['BinaryEquals', ['QQ=='], ['QQ=='], true],
  ['BinaryEquals', ['QQ=='], ['qq=='], false],
  ['IpAddress', ['10.0.0.0/8'], ['10.1.2.3'], true],
  ['IpAddress', ['10.0.0.0/8'], ['11.1.2.3'], false],
  ['NotIpAddress', ['10.0.0.0/8'], ['11.1.2.3'], true],
  ['IpAddress', ['2001:db8::/32'], ['2001:db8::1'], true],
  ['IpAddress', ['2001:db8::1'], ['2001:db8::1'], true],
  ['IpAddress', ['2001:db8::/32'], ['10.1.2.3'], false],
  ['IpAddress', ['10.0.0.0/99'], ['10.1.2.3'], false],
  ['IpAddress', ['2001:db8::/64'], ['2001:db8::1'], true],
  ['IpAddress', ['2001:db8::/129'], ['2001:db8::1'], false],
  ['IpAddress', ['10.0.0.0/8'], ['nowhere'], false],
  ['IpAddress', ['nowhere'], ['10.1.2.3'], false],
  ['IpAddress', ['nowhere'], ['nowhere'], true],
  ['Null', ['true'], undefined, true],
  ['Null', ['true'], ['x'], false],
  ['Null', ['false'], undefined, false],
  ['Null', ['false'], ['x'], true],
  ['Null', ['perhaps'], undefined, false],
  ['Null', ['perhaps'], ['x'], false],
  ['ForAnyValue:StringEquals', ['a', 'b'], ['x', 'b'], true],
  ['ForAnyValue:StringEquals', ['a'], ['x'], false],
  ['ForAnyValue:StringEquals', ['a'], undefined, false],
  ['ForAnyValue:StringEqualsIfExists', ['a'], undefined, true],
  ['ForAnyValue:StringNotEquals', ['a'], ['a', 'b'], true],
  ['ForAnyValue:StringNotEquals', ['a'], ['a'], false],
  ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b'], true],
  ['ForAllValues:StringEquals', ['a'], ['a', 'b'], false],
  ['ForAllValues:StringEquals', ['a'], undefined, true],
  ['ForAllValues:StringNotEquals', ['a'], ['b', 'c'], true],
  ['ForAllValues:StringNotEquals', ['a'], ['a', 'c'], false],
])('%s %j of %j: %j', (operator, values, context, expected) => {
  expect(passed(operator, values, context)).toBe(expected);
});

test.each<[string, string[], boolean]>([
  ['StringEquals', ['a', '*'], true],
  ['StringLike', ['a*'], true],
  ['StringLike', ['a*', '${aws:username}'], false],
  ['StringEqualsIgnoreCase', ['a'], true],
  ['StringEqualsIgnoreCase', ['${aws:username}'], false],
  ['Bool', ['true'], true],
  ['Bool', ['${aws:SecureTransport}'], false],
  ['ArnLike', ['arn:aws:iam::111122223333:role/*'], true],
  ['ArnLike', ['arn:aws:s3:::bucket:with:colons'], true],
  ['ArnLike', ['arn:aws:iam::*'], false],
  ['ArnLike', ['*'], false],
  ['ArnLike', ['arn:aws:iam::111122223333:role/${aws:username}'], false],
  ['NumericLessThan', ['5'], true],
  ['NumericLessThan', ['5', 'many'], false],
  ['DateEquals', ['2026-01-01'], true],
  ['DateEquals', ['tomorrow'], false],
  ['BinaryEquals', ['QQ=='], true],
  ['BinaryEquals', ['${aws:username}'], true],
  ['IpAddress', ['10.0.0.0/8'], true],
  ['Null', ['true'], true],
  ['Null', ['false'], true],
  ['Null', ['perhaps'], false],
  ['Null', [], false],
])('%s %j: it is known what it means: %j', (operator, values, expected) => {
  const tests = normalTests({ operator, key: 'k:a', values }, true);
  expect(tests).not.toEqual([]);
  expect(tests.every(isDecidable)).toBe(expected);
});

const few = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '*', '?', '\u{1F511}'), maxLength: 4 });

test.each(['a*b', 'a*', '*b', '*', 'a?b', '??b', '*x*'])('%s is found among other patterns', pattern => {
  const others = ['a*c', 'c*b', 'c*', '*c', 'axc', '\u{1F511}*'];
  expect(passed('StringLike', [...others, pattern], ['axb'])).toBe(true);
  expect(passed('StringLike', others, ['axb'])).toBe(false);
});

/** What a pattern matches, by other means. */
const regular = (pattern: string) => new RegExp(`^${pattern.replaceAll('?', '.').replaceAll('*', '.*')}$`, 's');

test('of many patterns, one is enough, and which it is depends on nothing but the pattern', () => {
  fc.assert(
    fc.property(fc.array(few, { maxLength: 8 }), few, (patterns, text) => {
      expect(passed('StringLike', patterns, [text])).toBe(patterns.some(pattern => regular(pattern).test(text)));
    }),
    { numRuns: 1000 },
  );
});

test.each(['StringNotLike', 'ArnNotLike', 'NotIpAddress', 'NumericNotEquals', 'ForAllValues:StringNotLike'])(
  'what %s excludes at once is what it excludes one by one',
  operator => {
    const value = fc.constantFrom('a', 'a*', '*a', '1', '1.0', '10.0.0.0/8', '10.1.2.3', 'arn:aws:iam::1:role/*', '');
    const context = fc.option(fc.array(value, { minLength: 1, maxLength: 3 }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), context, (values, actual) => {
        const condition = conditionOf(normalTests({ operator, key: 'k:a', values }, true));
        const passesAll = ({ tests }: Condition) => tests.every(test => passes(test, actual));
        expect(passesAll(joined(condition))).toBe(passesAll(condition));
      }),
    );
  },
);
