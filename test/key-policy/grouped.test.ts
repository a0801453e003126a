import { grouped } from '../../lib/key-policy';

test('items that have something in common are in one group, in their order', () => {
  const groups = grouped(['ant', 'bee', 'asp', 'bug', 'cow'], ([first]) => first);
  expect([...groups]).toEqual([
    ['a', ['ant', 'asp']],
    ['b', ['bee', 'bug']],
    ['c', ['cow']],
  ]);
});

test('what is given no group is in none', () => {
  expect([...grouped([1, 2, 3], item => (item === 2 ? undefined : 'odd'))]).toEqual([['odd', [1, 3]]]);
  expect([...grouped([], () => 'any')]).toEqual([]);
});
