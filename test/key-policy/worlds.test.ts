import { Elements, when } from './support';
import { conditionOf, normalTests } from '../../lib/key-policy/condition';
import { ANYONE } from '../../lib/key-policy/principal';
import { Rule } from '../../lib/key-policy/rules';
import { PossibleValues, worldsOf } from '../../lib/key-policy/worlds';

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
  ['a key there, and its truth', [when('Null', 'k:b', 'false'), when('Bool', 'k:b', 'true')], ['00', '10', '11']],
  [
    'any of several values',
    [when('ForAnyValue:StringEquals', 'k:s', 'x'), when('ForAnyValue:StringEquals', 'k:s', 'y')],
    ['00', '01', '10', '11'],
  ],
])('%s', (_, conditions, expected) => {
  expect(outcomes(...conditions.map(condition => rule(condition)))).toEqual({ complete: true, outcomes: expected });
});

test.each<[string, Elements]>([
  ['a pattern', when('StringLike', 'k:a', 'x*')],
  ['a variable', when('StringEquals', 'k:a', '${aws:username}')],
  ['an address', when('IpAddress', 'aws:SourceIp', '10.0.0.0/8')],
  ['many values in a set', when('ForAnyValue:StringEquals', 'k:s', ['a', 'b', 'c', 'd', 'e'])],
  ['numbers in a set', when('ForAllValues:NumericLessThan', 'k:n', '5')],
])('worlds of %s pass and fail it, and are not all there are', (_, condition) => {
  expect(outcomes(rule(condition))).toEqual({ complete: false, outcomes: expect.arrayContaining(['0', '1']) });
});

test('tests of several kinds for one key are not exhausted', () => {
  expect(outcomes(rule(when('StringEquals', 'k:a', '5'), when('NumericLessThan', 'k:a', '7'))).complete).toBe(false);
});

test('where there are too many worlds, each rule is passed in one, and each of its tests fails in another', () => {
  const rules = Array.from({ length: 20 }, (_, index) =>
    rule(when('StringEquals', `k:${index}`, 'x'), when('Bool', `b:${index}`, 'true')),
  );
  const { worlds, passesIn, complete } = worldsOf(rules, everything);
  expect(complete).toBe(false);
  expect(worlds.length).toBeLessThan(100);
  for (const { condition } of rules) {
    const passed = worlds.map(world => condition.tests.map(test => passesIn(world, test)).join());
    expect(passed).toEqual(expect.arrayContaining(['true,true', 'true,false', 'false,true']));
  }
});

test('what is known of a request leaves the other worlds out', () => {
  const { worlds, complete } = worldsOf([rule(when('StringLike', 'k:a', 'x*'))], () => ({
    values: [['x']],
    all: true,
  }));
  expect(complete).toBe(true);
  expect(worlds).toEqual([new Map([['k:a', ['x']]])]);
});
