import { testsOf, when } from './support';
import { conditionOf } from '../../lib/key-policy/condition';
import { joined } from '../../lib/key-policy/joined';

const condition = (...written: ReturnType<typeof when>[]) => conditionOf(written.flatMap(each => testsOf(each)));

test('what excludes values of a key one by one excludes them all at once', () => {
  const [test, ...others] = joined(condition(when('StringNotEquals', 'k:a', ['y', 'x', 'z']))).tests;
  expect(others).toEqual([]);
  expect(test).toMatchObject({ key: 'k:a', kind: 'StringLike', negated: true, values: ['x', 'y', 'z'] });
});

test.each<[string, ReturnType<typeof when>[]]>([
  ['no test', []],
  ['one value that is excluded', [when('StringNotEquals', 'k:a', 'x')]],
  ['a value of each of two keys', [when('StringNotEquals', 'k:a', 'x'), when('StringNotEquals', 'k:b', 'y')]],
  ['two operators', [when('StringNotEquals', 'k:a', 'x'), when('NumericNotEquals', 'k:a', '1')]],
  ['values of which one is asked for', [when('StringEquals', 'k:a', ['x', 'y']), when('StringLike', 'k:a', 'z*')]],
  ['keys that are there', [when('Null', 'k:a', 'false'), when('Null', 'k:b', 'false')]],
  [
    'sets of which one value is another',
    [when('ForAnyValue:StringNotEquals', 'k:a', 'x'), when('ForAnyValue:StringNotEquals', 'k:a', 'y')],
  ],
])('%s: the same tests', (_, written) => {
  expect(joined(condition(...written))).toEqual(condition(...written));
});

test('what else is asked stays', () => {
  const excluded = when('StringNotEquals', 'k:a', ['x', 'y']);
  const others = [when('StringLike', 'k:a', 'a*'), when('ForAllValues:StringNotEquals', 'k:b', ['x', 'y'])];
  const { tests } = joined(condition(excluded, ...others));
  expect(tests.map(({ key, negated, values }) => [key, negated, values]).sort()).toEqual([
    ['k:a', false, ['a*']],
    ['k:a', true, ['x', 'y']],
    ['k:b', true, ['x', 'y']],
  ]);
});
