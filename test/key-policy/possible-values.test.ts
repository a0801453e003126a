import { Elements, testsOf, when } from './support';
import { opaqueTest, Test } from '../../lib/key-policy/condition';
import { passes } from '../../lib/key-policy/condition-meaning';
import { possibleValues } from '../../lib/key-policy/possible-values';

/** Which of the tests of a key some value passes, and which not: `10` is the first and not the second. */
function toldApart(...tests: Test[]): { outcomes: string[]; all: boolean } {
  const { values, all } = possibleValues(tests[0].key, tests);
  const outcomes = values.map(value => tests.map(test => (passes(test, value) ? '1' : '0')).join(''));
  return { outcomes: [...new Set(outcomes)].sort(), all };
}

const outcomes = (...conditions: Elements[]) => toldApart(...conditions.flatMap(condition => testsOf(condition)));

test.each<[string, Elements[], string[]]>([
  ['a text', [when('StringEquals', 'k:a', 'x')], ['0', '1']],
  [
    'two texts, which exclude each other',
    [when('StringEquals', 'k:a', 'x'), when('StringEquals', 'k:a', 'y')],
    ['00', '01', '10'],
  ],
  [
    'a number and another',
    [when('NumericLessThan', 'k:n', '5'), when('NumericGreaterThan', 'k:n', '3')],
    ['00', '01', '10', '11'],
  ],
  [
    'numbers that leave no gap',
    [when('NumericLessThan', 'k:n', '5'), when('NumericGreaterThanEquals', 'k:n', '5')],
    ['00', '01', '10'],
  ],
  ['a number that is greater', [when('NumericGreaterThan', 'k:n', '5')], ['0', '1']],
  [
    'numbers in falling order',
    [when('NumericLessThan', 'k:n', '5'), when('NumericLessThan', 'k:n', '3')],
    ['00', '10', '11'],
  ],
  [
    'a number that two tests share',
    [when('NumericLessThanEquals', 'k:n', '5'), when('NumericGreaterThanEquals', 'k:n', '5')],
    ['00', '01', '10', '11'],
  ],
  [
    'moments that leave no gap',
    [when('DateLessThan', 'k:d', '2026-01-01T00:00:00Z'), when('DateGreaterThanEquals', 'k:d', '2026-01-01T00:00:00Z')],
    ['00', '01', '10'],
  ],
  [
    'a text in any case, and another',
    [when('StringEqualsIgnoreCase', 'k:a', 'x'), when('StringEqualsIgnoreCase', 'k:a', 'y')],
    ['00', '01', '10'],
  ],
  ['bytes', [when('BinaryEquals', 'k:a', 'QQ=='), when('BinaryEquals', 'k:a', 'Qg==')], ['00', '01', '10']],
  ['an ARN', [when('ArnEquals', 'k:a', 'arn:aws:s3:::x')], ['0', '1']],
  ['the empty text, and any', [when('Null', 'k:a', 'false'), when('StringEquals', 'k:a', '')], ['00', '10', '11']],
  [
    'a text that says other, and any',
    [when('Null', 'k:a', 'false'), when('StringEquals', 'k:a', 'other')],
    ['00', '10', '11'],
  ],
  ['a number, there or not', [when('Null', 'k:n', 'false'), when('NumericLessThan', 'k:n', '5')], ['00', '10', '11']],
  ['a key there, and its truth', [when('Null', 'k:b', 'false'), when('Bool', 'k:b', 'true')], ['00', '10', '11']],
  [
    'a tag, which may be true, false or something else',
    [when('Null', 'k:b', 'false'), when('Bool', 'k:b', 'true'), when('Bool', 'k:b', 'false')],
    ['000', '100', '101', '110'],
  ],
  [
    'any of several values',
    [when('ForAnyValue:StringEquals', 'k:s', 'x'), when('ForAnyValue:StringEquals', 'k:s', 'y')],
    ['00', '01', '10', '11'],
  ],
  [
    'any of three values',
    ['x', 'y', 'z'].map(value => when('ForAnyValue:StringEquals', 'k:s', value)),
    ['000', '001', '010', '011', '100', '101', '110', '111'],
  ],
  [
    'two values and no other',
    [
      when('ForAnyValue:StringEquals', 'k:s', 'x'),
      when('ForAnyValue:StringEquals', 'k:s', 'y'),
      when('ForAllValues:StringEquals', 'k:s', ['x', 'y']),
    ],
    ['000', '001', '010', '011', '100', '101', '110', '111'],
  ],
])('every case of %s is thought of', (_, conditions, expected) => {
  expect(outcomes(...conditions)).toEqual({ all: true, outcomes: expected });
});

test.each<[string, Elements]>([
  ['a pattern', when('StringLike', 'k:a', 'x*')],
  ['a variable', when('StringEquals', 'k:a', '${aws:username}')],
  ['half an ARN', when('ArnEquals', 'k:a', 'arn:aws:s3')],
  ['what is no number', when('NumericEquals', 'k:n', 'many')],
  ['an address', when('IpAddress', 'aws:SourceIp', '10.0.0.0/8')],
  ['many values in a set', when('ForAnyValue:StringEquals', 'k:s', ['a', 'b', 'c', 'd', 'e'])],
  ['numbers in a set', when('ForAllValues:NumericLessThan', 'k:n', '5')],
])('values thought of for %s pass and fail it, and are not all there are', (_, condition) => {
  expect(outcomes(condition)).toEqual({ all: false, outcomes: expect.arrayContaining(['0', '1']) });
});

test.each<[string, Elements[], string[]]>([
  ['a text and a number', [when('StringEquals', 'k:a', '5'), when('NumericLessThan', 'k:a', '7')], ['00', '11', '01']],
  [
    'a text in this case, and in any',
    [when('StringEquals', 'k:a', 'x'), when('StringEqualsIgnoreCase', 'k:a', 'x')],
    ['00', '01', '11'],
  ],
  [
    'a text and a truth',
    [when('StringEquals', 'k:a', 'x'), when('Bool', 'k:a', 'true'), when('Null', 'k:a', 'false')],
    ['000', '001', '011', '101'],
  ],
  [
    'a text and what begins with it',
    [when('StringLike', 'k:a', 'a*'), when('StringEquals', 'k:a', 'a')],
    ['00', '10', '11'],
  ],
  [
    'an empty run and a longer one',
    [when('StringLike', 'k:a', 'a*'), when('StringLike', 'k:a', 'a?*')],
    ['00', '10', '11'],
  ],
  [
    'one character and several',
    [when('StringLike', 'k:a', 'a?*'), when('StringLike', 'k:a', 'a??*')],
    ['00', '10', '11'],
  ],
  [
    'one of many values alone, and beside others',
    [when('ForAnyValue:StringEquals', 'k:s', ['a', 'b', 'c', 'd', 'e']), when('ForAllValues:StringEquals', 'k:s', 'a')],
    ['01', '10', '11'],
  ],
  [
    'all of many values',
    ['a', 'b', 'c', 'd', 'e'].map(value => when('ForAnyValue:StringEquals', 'k:s', value)),
    ['00000', '10000', '00001', '11111'],
  ],
  [
    'the one value and any of many',
    [when('StringEquals', 'k:s', 'a'), when('ForAnyValue:StringEquals', 'k:s', ['b', 'c', 'd', 'e'])],
    ['00', '01', '10'],
  ],
  [
    'numbers, and what is none',
    [when('NumericLessThan', 'k:n', '5'), when('NumericGreaterThan', 'k:n', '5'), when('NumericEquals', 'k:n', 'many')],
    ['000', '010', '100'],
  ],
  [
    'numbers in a set, and any',
    [when('ForAllValues:NumericLessThan', 'k:n', '5'), when('Null', 'k:n', 'false')],
    ['10', '11', '01'],
  ],
])('%s are told apart, and not exhausted', (_, conditions, expected) => {
  expect(outcomes(...conditions)).toEqual({
    all: false,
    outcomes: expect.arrayContaining(expected),
  });
});

test('an address of a block is in the wider block too', () => {
  const blocks = ['10.0.0.0/8', '10.0.0.0/16'].map(block => when('IpAddress', 'aws:SourceIp', block));
  expect(outcomes(...blocks).outcomes).toContain('11');
  expect(outcomes(...blocks).outcomes).not.toContain('01');
});

test.each([
  'aws:MultiFactorAuthPresent',
  'aws:PrincipalIsAWSService',
  'aws:SecureTransport',
  'aws:ViaAWSService',
  'kms:BypassPolicyLockoutSafetyCheck',
  'kms:GrantIsForAWSResource',
  'kms:MultiRegion',
  'kms:ReEncryptOnSameKey',
])('%s is missing, true or false, and no third thing', key => {
  const there = when('Null', key, 'false');
  const conditions = [there, when('Bool', key, 'true'), when('Bool', key, 'false')];
  expect(outcomes(...conditions)).toEqual({
    all: true,
    outcomes: ['000', '101', '110'],
  });
  expect(outcomes(there, when('Bool', key, 'true')).outcomes).toEqual(['00', '10', '11']);
});

test('what is true or false of a request, and no more is known of it, is one or the other', () => {
  expect(toldApart(opaqueTest('NotPrincipal', ['a']))).toEqual({ all: true, outcomes: ['0', '1'] });
});

test('up to 256 values of a key are all tried', () => {
  const values = (count: number) => Array.from({ length: count }, (_, index) => `v${index}`);
  expect(outcomes(when('StringEquals', 'k:a', values(256))).all).toBe(true);
  expect(outcomes(when('StringEquals', 'k:a', values(257))).all).toBe(false);
});

test('of more values those are tried that few tests name, as they tell two sides apart', () => {
  const shared = Array.from({ length: 300 }, (_, index) => `v${index}`);
  const both = ['x', 'y'].map(own => when('StringEquals', 'k:a', [...shared, own]));
  expect(outcomes(...both)).toEqual({ all: false, outcomes: ['00', '01', '10', '11'] });
});

test('a set of very many values is tried in no time', () => {
  const values = Array.from({ length: 64 }, (_, index) => `v${index}`);
  expect(outcomes(when('ForAnyValue:StringEquals', 'k:s', values)).outcomes).toEqual(['0', '1']);
});
