import { Elements, when } from './support';
import { conditionOf, normalTests, opaqueTest } from '../../lib/key-policy/condition';
import { PossibleValues } from '../../lib/key-policy/possible-values';
import { ANYONE } from '../../lib/key-policy/principal';
import { Rule } from '../../lib/key-policy/rules';
import { worldsOf } from '../../lib/key-policy/worlds';

function rule(...conditions: Elements[]): Rule {
  const tests = conditions.flatMap(({ Condition }) =>
    Object.entries(Condition as object).flatMap(([operator, keys]) =>
      Object.entries(keys as object).flatMap(([key, values]) =>
        normalTests({ operator, key, values: [values].flat() }, true),
      ),
    ),
  );
  return { effect: 'Allow', principal: ANYONE, actions: 1n, condition: conditionOf(tests) };
}

const opaque: Rule = { ...rule(), condition: conditionOf([opaqueTest('NotPrincipal', ['a'])]) };

const everything = (_: string, thoughtOf: PossibleValues) => thoughtOf;

/** Which of the rules' tests pass, in each world: `10` is the first and not the second. */
function outcomes(...rules: Rule[]): { outcomes: string[]; complete: boolean } {
  const { worlds, passesIn, complete } = worldsOf(rules, everything);
  const tests = rules.flatMap(({ condition }) => condition.tests);
  return {
    complete,
    outcomes: worlds.map(world => tests.map(test => (passesIn(world, test) ? '1' : '0')).join('')).sort(),
  };
}

test('without conditions there is one world', () => {
  expect(outcomes(rule())).toEqual({ complete: true, outcomes: [''] });
});

test.each<[string, Elements[], string[]]>([
  ['a text', [when('StringEquals', 'k:a', 'x')], ['0', '1']],
  [
    'two texts of one key exclude each other',
    [when('StringEquals', 'k:a', 'x'), when('StringEquals', 'k:a', 'y')],
    ['00', '01', '10'],
  ],
  ['two keys do not', [when('StringEquals', 'k:a', 'x'), when('StringEquals', 'k:b', 'x')], ['00', '01', '10', '11']],
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
    'a tag there is true, false or something else',
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
    'both of two values, and no other',
    [
      when('ForAnyValue:StringEquals', 'k:s', 'x'),
      when('ForAnyValue:StringEquals', 'k:s', 'y'),
      when('ForAllValues:StringEquals', 'k:s', ['x', 'y']),
    ],
    ['000', '001', '010', '011', '100', '101', '110', '111'],
  ],
])('%s', (_, conditions, expected) => {
  expect(outcomes(...conditions.map(condition => rule(condition)))).toEqual({ complete: true, outcomes: expected });
});

test.each<[string, Elements]>([
  ['a pattern', when('StringLike', 'k:a', 'x*')],
  ['a variable', when('StringEquals', 'k:a', '${aws:username}')],
  ['half an ARN', when('ArnEquals', 'k:a', 'arn:aws:s3')],
  ['what is no number', when('NumericEquals', 'k:n', 'many')],
  ['an address', when('IpAddress', 'aws:SourceIp', '10.0.0.0/8')],
  ['many values in a set', when('ForAnyValue:StringEquals', 'k:s', ['a', 'b', 'c', 'd', 'e'])],
  ['numbers in a set', when('ForAllValues:NumericLessThan', 'k:n', '5')],
])('worlds of %s pass and fail it, and are not all there are', (_, condition) => {
  expect(outcomes(rule(condition))).toEqual({ complete: false, outcomes: expect.arrayContaining(['0', '1']) });
});

test.each<[string, Elements[], string[]]>([
  ['a text and a number', [when('StringEquals', 'k:a', '5'), when('NumericLessThan', 'k:a', '7')], ['00', '11', '01']],
  [
    'a text in this case, and in any',
    [when('StringEquals', 'k:a', 'x'), when('StringEqualsIgnoreCase', 'k:a', 'x')],
    ['00', '01', '11'],
  ],
  [
    'a text, a truth and neither',
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
  ['one character and more', [when('StringLike', 'k:a', 'a?*'), when('StringLike', 'k:a', 'a??*')], ['00', '10', '11']],
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
  expect(outcomes(...conditions.map(condition => rule(condition)))).toEqual({
    complete: false,
    outcomes: expect.arrayContaining(expected),
  });
});

test('an address of a block is in the wider block in every world', () => {
  const blocks = ['10.0.0.0/8', '10.0.0.0/16'].map(block => rule(when('IpAddress', 'aws:SourceIp', block)));
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
  expect(outcomes(...conditions.map(condition => rule(condition)))).toEqual({
    complete: true,
    outcomes: ['000', '101', '110'],
  });
  expect(outcomes(rule(there), rule(when('Bool', key, 'true'))).outcomes).toEqual(['00', '10', '11']);
});

test('what is true or false of a request, and no more is known of it, is one or the other', () => {
  const { worlds, passesIn, complete } = worldsOf([opaque], everything);
  expect(complete).toBe(true);
  expect(worlds.map(world => passesIn(world, opaque.condition.tests[0])).sort()).toEqual([false, true]);
});

test('up to 256 values of a key are all tried', () => {
  const values = (count: number) => Array.from({ length: count }, (_, index) => `v${index}`);
  expect(outcomes(rule(when('StringEquals', 'k:a', values(256)))).complete).toBe(true);
  expect(outcomes(rule(when('StringEquals', 'k:a', values(257)))).complete).toBe(false);
});

test('of more values those are tried that few tests name, as they tell two sides apart', () => {
  const shared = Array.from({ length: 300 }, (_, index) => `v${index}`);
  const rules = ['x', 'y'].map(own => rule(when('StringEquals', 'k:a', [...shared, own])));
  expect(outcomes(...rules)).toEqual({ complete: false, outcomes: ['00', '01', '10', '11'] });
});

test('worlds that would cost more than there is left are not looked for', () => {
  const asked: number[] = [];
  const worlds = (length: number, left: number) =>
    worldsOf(
      [rule(when('StringLike', 'k:a', 'x'.repeat(length)))],
      everything,
      cost => asked.push(cost) > 0 && cost <= left,
    );
  expect(worlds(1000, 10)).toMatchObject({ worlds: [], complete: false });
  expect(worlds(1000, Infinity)).toMatchObject({ complete: true, worlds: { length: 2 } });
  expect(worlds(2000, Infinity)).toMatchObject({ complete: true, worlds: { length: 2 } });
  // As much again for each character of a value, and of what it is held against.
  expect(asked[1]).toBe(asked[0]);
  expect(asked[2] / asked[1]).toBeCloseTo(4, 1);
});

test('a set of very many values is tried in no time', () => {
  const values = Array.from({ length: 64 }, (_, index) => `v${index}`);
  expect(outcomes(rule(when('ForAnyValue:StringEquals', 'k:s', values))).outcomes).toEqual(['0', '1']);
});

test('up to 2048 worlds are all tried', () => {
  const keys = (count: number) => Array.from({ length: count }, (_, index) => rule(when('Bool', `b:${index}`, 'true')));
  expect(worldsOf(keys(11), everything)).toMatchObject({ complete: true, worlds: { length: 2048 } });
  expect(worldsOf(keys(12), everything).complete).toBe(false);
});

test.each([
  ['StringEquals', 'true'],
  ['StringNotEquals', 'false'],
])(
  'where there are too many worlds, each rule is passed in one, and each of its tests fails in another: %s, %s',
  (operator, truth) => {
    const rules = Array.from({ length: 20 }, (_, index) =>
      rule(when(operator, `k:${index}`, 'x'), when('Bool', `b:${index}`, truth)),
    );
    const { worlds, passesIn, complete } = worldsOf(rules, everything);
    expect(complete).toBe(false);
    expect(worlds.length).toBeLessThan(100);
    for (const { condition } of rules) {
      const passed = worlds.map(world => condition.tests.map(test => passesIn(world, test)).join());
      expect(passed).toEqual(expect.arrayContaining(['true,true', 'true,false', 'false,true']));
    }
  },
);

test('what is known of a request is so in every world, even where there are too many', () => {
  const rules = Array.from({ length: 20 }, (_, index) => rule(when('Bool', `b:${index}`, 'true')));
  const account = rule(when('StringEquals', 'kms:CallerAccount', '111122223333'));
  const { worlds } = worldsOf([...rules, account], (key, thoughtOf) =>
    key === 'kms:calleraccount' ? { values: [['444455556666']], all: true } : thoughtOf,
  );
  expect(worlds.map(world => world.get('kms:calleraccount'))).toEqual(worlds.map(() => ['444455556666']));
});

test('what is known of a request leaves the other worlds out', () => {
  const { worlds, complete } = worldsOf([rule(when('StringLike', 'k:a', 'x*'))], () => ({
    values: [['x']],
    all: true,
  }));
  expect(complete).toBe(true);
  expect(worlds).toEqual([new Map([['k:a', ['x']]])]);
});

test('what is known of a request leaves open what a variable stands for', () => {
  const rules = ['x', '${aws:username}'].map(value => rule(when('StringEquals', 'k:a', value)));
  const known = () => ({ values: [['x']], all: true });
  expect(worldsOf(rules.slice(0, 1), known).complete).toBe(true);
  expect(worldsOf(rules, known).complete).toBe(false);
});
