import { conditionOf, normalTests } from '../../lib/key-policy/condition';
import { ACCESS_LEVELS, Concern, levelIn } from '../../lib/key-policy/levels';
import { ANYONE } from '../../lib/key-policy/principal';
import { World } from '../../lib/key-policy/worlds';

/** Keys whose tests are passed in the world that is looked at, and are not. */
const [MET, NOT_MET] = ['k:met', 'k:not'];

const testsOf = (key: string) => normalTests({ operator: 'Bool', key, values: ['true'] }, true);
const world: World = new Map([
  [MET, new Set(testsOf(MET).map(({ id }) => id))],
  [NOT_MET, new Set()],
]);

function concern(effect: 'Allow' | 'Deny', level: string, ...keys: string[]): Concern {
  const condition = conditionOf(keys.flatMap(testsOf));
  return {
    rule: { effect, principal: ANYONE, actions: 1n, condition },
    gives: ACCESS_LEVELS.findIndex(each => each === level),
  };
}

const level = (...concerns: Concern[]) => ACCESS_LEVELS[levelIn(world, concerns)];
const permutations = ([a, b, c]: Concern[]) => [
  [a, b, c],
  [a, c, b],
  [b, a, c],
  [b, c, a],
  [c, a, b],
  [c, b, a],
];

test('nobody has what no statement gives', () => {
  expect(level()).toBe('none');
  expect(level(concern('Allow', 'direct', NOT_MET))).toBe('none');
  expect(level(concern('Deny', 'none', NOT_MET))).toBe('none');
});

test.each<[string, string, () => Concern[]]>([
  [
    'the most that any statement gives counts',
    'direct',
    () => [concern('Allow', 'delegated'), concern('Allow', 'direct'), concern('Allow', 'delegated')],
  ],
  [
    'a statement whose condition is not met gives nothing',
    'delegated',
    () => [
      concern('Allow', 'delegated'),
      concern('Allow', 'direct', NOT_MET),
      concern('Allow', 'direct', MET, NOT_MET),
    ],
  ],
  ['a Deny wins', 'none', () => [concern('Allow', 'delegated'), concern('Allow', 'direct'), concern('Deny', 'none')]],
  [
    'a Deny whose condition is not met takes nothing',
    'direct',
    () => [concern('Allow', 'delegated'), concern('Allow', 'direct'), concern('Deny', 'none', NOT_MET)],
  ],
])('%s, in whatever order the statements come', (_, expected, concerns) => {
  expect(permutations(concerns()).map(each => level(...each))).toEqual(Array(6).fill(expected));
});
