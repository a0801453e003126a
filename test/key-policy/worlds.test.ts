import { Elements, testsOf, when } from './support';
import { conditionOf } from '../../lib/key-policy/condition';
import { joined } from '../../lib/key-policy/joined';
import { PossibleValues } from '../../lib/key-policy/possible-values';
import { ANYONE } from '../../lib/key-policy/principal';
import { Rule } from '../../lib/key-policy/rules';
import { passesIn, worldsOf } from '../../lib/key-policy/worlds';

function rule(...conditions: Elements[]): Rule {
  const condition = conditionOf(conditions.flatMap(each => testsOf(each)));
  return { effect: 'Allow', principal: ANYONE, actions: 1n, condition };
}

const everything = (_: string, thoughtOf: PossibleValues) => thoughtOf;

/** Which of the rules' tests pass, in each world: `10` is the first and not the second. */
function outcomes(...rules: Rule[]): { outcomes: string[]; complete: boolean } {
  const { worlds, complete } = worldsOf(rules, everything);
  const tests = rules.flatMap(({ condition }) => condition.tests);
  return {
    complete,
    outcomes: worlds.map(world => tests.map(test => (passesIn(world, test) ? '1' : '0')).join('')).sort(),
  };
}

test('without conditions there is one world', () => {
  expect(outcomes(rule())).toEqual({ complete: true, outcomes: [''] });
});

const x = (key: string) => when('StringEquals', key, 'x');

test.each<[string, Elements[][], string[]]>([
  ['a key', [[x('k:a')], [when('StringEquals', 'k:a', 'y')]], ['00', '01', '10']],
  ['two keys', [[x('k:a')], [x('k:b')]], ['00', '01', '10', '11']],
  ['two keys of one rule', [[x('k:a'), x('k:b')]], ['00', '01', '10', '11']],
])('there is a world for each combination of the values of %s', (_, rules, expected) => {
  expect(outcomes(...rules.map(conditions => rule(...conditions)))).toEqual({ complete: true, outcomes: expected });
});

test('worlds are complete if the values of every key are', () => {
  const [text, pattern] = [rule(x('k:a')), rule(when('StringLike', 'k:b', 'x*'))];
  expect(outcomes(text).complete).toBe(true);
  expect(outcomes(text, pattern)).toEqual({ complete: false, outcomes: ['00', '01', '10', '11'] });
});

test('worlds that would cost more than there is left are not looked for', () => {
  const asked: number[] = [];
  const worlds = (length: number, left: number) =>
    worldsOf(
      [rule(when('StringLike', 'k:a', `${'x'.repeat(length)}*`))],
      everything,
      cost => asked.push(cost) > 0 && cost <= left,
    );
  expect(worlds(1000, 10)).toMatchObject({ worlds: [], complete: false });
  expect(worlds(1000, Infinity)).toMatchObject({ worlds: { length: 2 } });
  expect(worlds(2000, Infinity)).toMatchObject({ worlds: { length: 2 } });
  // As much again for each character of a value, and of what it is held against.
  expect(asked[1]).toBe(asked[0]);
  expect(asked[2] / asked[1]).toBeCloseTo(4, 1);
});

test('texts without a wildcard cost next to nothing, however many there are', () => {
  const costs: number[] = [];
  const texts = (count: number) =>
    when(
      'StringNotEquals',
      'k:a',
      Array.from({ length: count }, (_, index) => `v${index}`),
    );
  for (const count of [10, 1000]) {
    const joinedRule = rule(texts(count));
    worldsOf([{ ...joinedRule, condition: joined(joinedRule.condition) }], everything, cost => costs.push(cost) > 0);
  }
  // More are tried, up to a bound; each against one list.
  expect(costs[1] / costs[0]).toBeLessThan(50);
});

test('up to 2048 worlds are all tried', () => {
  const keys = (count: number) => Array.from({ length: count }, (_, index) => rule(when('Bool', `b:${index}`, 'true')));
  expect(worldsOf(keys(11), everything)).toMatchObject({ complete: true, worlds: { length: 2048 } });
  expect(worldsOf(keys(12), everything).complete).toBe(false);
});

test.each([3, 20])('%d keys: the worlds are the same whatever the order of the rules', count => {
  const rules = Array.from({ length: count }, (_, index) =>
    rule(when('StringLike', `k:${index}`, ['x', 'y*']), when('StringNotEquals', `k:${(index * 7) % count}`, 'z')),
  );
  expect(worldsOf([...rules].reverse(), everything)).toEqual(worldsOf(rules, everything));
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
    const { worlds, complete } = worldsOf(rules, everything);
    expect(complete).toBe(false);
    expect(worlds.length).toBeLessThan(200);
    for (const { condition } of rules) {
      const passed = worlds.map(world => condition.tests.map(test => passesIn(world, test)).join());
      expect(passed).toEqual(expect.arrayContaining(['true,true', 'true,false', 'false,true']));
    }
  },
);

test('what is known of a request is so in every world, even where there are too many', () => {
  const rules = Array.from({ length: 20 }, (_, index) => rule(when('Bool', `b:${index}`, 'true')));
  const accounts = ['111122223333', '444455556666'].map(account => when('StringEquals', 'kms:CallerAccount', account));
  const { worlds } = worldsOf([...rules, ...accounts.map(account => rule(account))], (key, thoughtOf) =>
    key === 'kms:calleraccount' ? { values: [['444455556666']], all: true } : thoughtOf,
  );
  const [one, other] = accounts.flatMap(account => testsOf(account));
  expect(worlds.map(world => [passesIn(world, one), passesIn(world, other)])).toEqual(worlds.map(() => [false, true]));
});

test('what is known of a request leaves the other worlds out', () => {
  const pattern = rule(when('StringLike', 'k:a', 'x*'));
  const { worlds, complete } = worldsOf([pattern], () => ({ values: [['x']], all: true }));
  expect(complete).toBe(true);
  expect(worlds.map(world => passesIn(world, pattern.condition.tests[0]))).toEqual([true]);
});

test('what is known of a request leaves open what a variable stands for', () => {
  const rules = ['x', '${aws:username}'].map(value => rule(when('StringEquals', 'k:a', value)));
  const known = () => ({ values: [['x']], all: true });
  expect(worldsOf(rules.slice(0, 1), known).complete).toBe(true);
  expect(worldsOf(rules, known).complete).toBe(false);
});
