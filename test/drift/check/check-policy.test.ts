import { checkPolicy } from '../../../lib/drift/check/check-policy';
import { declaredKey, liveKey } from '../support';

test('a declared policy and a live one are compared for the key that they are of', () => {
  const { comparison, problems } = checkPolicy(declaredKey(), liveKey());
  expect(comparison).toMatchObject({ outcome: 'equivalent', assumptions: [] });
  expect(problems).toEqual([]);
});

test.each([
  ['no JSON', '{', 'the live policy is no key policy: $: no JSON: '],
  ['no policy', '{"Statement":[{}]}', 'the live policy is no key policy: $.Statement[0].Effect: nothing is no effect'],
  ['nothing', '', 'the live policy is no key policy: $: no JSON: '],
])('fails to compare a live policy that is %s, with the place', (_, policy, problem) => {
  const { comparison, problems } = checkPolicy(declaredKey(), liveKey({ policy: { value: policy } }));
  expect(comparison).toBeUndefined();
  expect(problems).toEqual([expect.stringContaining(problem)]);
});

test('fails to compare a declared policy that is none, or not known', () => {
  expect(checkPolicy(declaredKey({ policy: { value: { Statement: 1 } } }), liveKey()).problems).toEqual([
    'the declared policy is no key policy: $.Statement: 1 where a statement should be, as an object',
  ]);
  expect(checkPolicy(declaredKey({ policy: { unresolved: ['x', 'y'] } }), liveKey()).problems).toEqual([
    'the declared policy is not known: x',
    'the declared policy is not known: y',
  ]);
});
