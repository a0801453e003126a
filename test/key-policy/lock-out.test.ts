import { allow, bare, compare, deny, Elements, FOREIGN_ROOT, OWNER, policy, ROLE, ROOT, when } from './support';

const risks = (after: Elements, before: Elements = policy()) =>
  compare(before, after, { before: { account: OWNER } }).risks;

test.each<[string, Elements]>([
  ['keeps its root statement', policy(allow(ROLE, 'kms:*'))],
  ['lets the root change the policy, if nothing else', bare(allow(ROOT, 'kms:PutKeyPolicy'))],
])('a policy that %s is safe', (_, after) => {
  expect(risks(after)).toEqual([]);
});

test.each<[string, Elements]>([
  ['a role alone may change', bare(allow(ROLE, 'kms:*'))],
  [
    'the root may change under a condition',
    bare(allow(ROOT, 'kms:*', when('Bool', 'aws:MultiFactorAuthPresent', 'true'))),
  ],
  [
    'the root may not change, and a role may',
    policy(allow(ROLE, 'kms:*'), deny(ROOT, 'kms:PutKeyPolicy', when('StringNotEquals', 'k:a', 'x'))),
  ],
  ['everybody may change', bare(allow('*', 'kms:PutKeyPolicy', when('StringEquals', 'kms:CallerAccount', OWNER)))],
])('a policy that %s is a risk', (_, after) => {
  expect(risks(after)).toEqual([expect.stringContaining('no longer let it change the key policy')]);
});

test.each<[string, Elements]>([
  ['nobody', bare()],
  ['another account', bare(allow(FOREIGN_ROOT, 'kms:*'))],
  ['a role that is denied it', bare(allow(ROLE, 'kms:*'), deny('*', 'kms:Put*'))],
])('a policy that %s may change locks its owner out', (_, after) => {
  expect(risks(after)).toEqual([expect.stringContaining('the key is locked out')]);
});

test('a risk that was there before is none of the change, and a smaller one is none', () => {
  const risky = bare(allow(ROLE, 'kms:*'));
  expect(risks(risky, risky)).toEqual([]);
  expect(risks(policy(), risky)).toEqual([]);
  expect(risks(bare(), risky)).toHaveLength(1);
});
