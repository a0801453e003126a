import {
  allow,
  bare,
  compare,
  deny,
  Elements,
  FOREIGN_ROLE,
  FOREIGN_ROOT,
  OWNER,
  policy,
  ROLE,
  ROOT,
  when,
} from './support';
import { parseKeyPolicy } from '../../lib/key-policy';
import { ActionTable } from '../../lib/key-policy/actions';
import { keyFacts } from '../../lib/key-policy/key-identity';
import { lockOut } from '../../lib/key-policy/lock-out';
import { rulesOf } from '../../lib/key-policy/rules';

function judged(policyText: Elements) {
  const parsed = parseKeyPolicy(policyText);
  const table = new ActionTable([]);
  return lockOut(rulesOf(parsed, keyFacts({ account: OWNER }, [parsed]), table), OWNER, 'aws', table);
}

const risks = (after: Elements, before: Elements = policy()) =>
  compare(before, after, { before: { account: OWNER } }).risks;

test.each<[string, Elements]>([
  ['keeps its root statement', policy(allow(ROLE, 'kms:*'))],
  ['keeps its root statement beside what everybody may do', policy(allow('*', 'kms:Decrypt'))],
  ['lets the root change the policy, if nothing else', bare(allow(ROOT, 'kms:PutKeyPolicy'))],
])('a policy that %s is safe', (_, after) => {
  expect(judged(after)).toBe('safe');
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
  expect(judged(after)).toBe('risk');
  expect(risks(after)).toEqual([expect.stringContaining('no longer let it change the key policy')]);
});

test.each<[string, Elements]>([
  ['nobody', bare()],
  ['another account', bare(allow(FOREIGN_ROOT, 'kms:*'))],
  ['a role of another account', bare(allow(FOREIGN_ROLE, 'kms:*'))],
  ['a service', bare({ ...allow('*', 'kms:*'), Principal: { Service: 'sns.amazonaws.com' } })],
  ['a role that is denied it', bare(allow(ROLE, 'kms:*'), deny('*', 'kms:Put*'))],
])('a policy that %s may change locks its owner out', (_, after) => {
  expect(judged(after)).toBe('locked-out');
  expect(risks(after)).toEqual([expect.stringContaining('the key is locked out')]);
});

test('a risk that was there before is none of the change, and a smaller one is none', () => {
  const risky = bare(allow(ROLE, 'kms:*'));
  expect(risks(risky, risky)).toEqual([]);
  expect(risks(policy(), risky)).toEqual([]);
  expect(risks(bare(), risky)).toHaveLength(1);
});
