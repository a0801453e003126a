import {
  allow,
  bare,
  Elements,
  FOREIGN,
  FOREIGN_ROLE,
  FOREIGN_ROOT,
  owned,
  OWNER,
  pairs,
  policy,
  ROLE,
  ROOT,
  when,
} from './support';
import { KMS_ACTIONS_DATE } from '../../lib/key-policy';

const x = when('StringEquals', 'k:a', 'x');
const y = when('StringEquals', 'k:b', 'y');
const beside = allow(FOREIGN_ROLE, 'kms:Sign');
const decrypt = (principal: unknown, condition: Elements = {}) => allow(principal, 'kms:Decrypt', condition);

test.each<[string, Elements, Elements, string]>([
  ['its account', decrypt(FOREIGN_ROOT), beside, FOREIGN_ROOT],
  ['its account, under a condition', decrypt(FOREIGN_ROOT, x), beside, FOREIGN_ROOT],
  ['everybody', decrypt('*'), beside, '*'],
  ['everybody, under a condition', decrypt('*', x), beside, '*'],
  ['everybody, and an account has a statement of its own', decrypt('*'), allow(FOREIGN_ROOT, 'kms:Sign'), '*'],
])('what a principal gains or loses with %s is told of that alone', (_, wider, own, principal) => {
  expect(pairs(owned(policy(own), policy(own, wider)).gains)).toEqual([`${principal} kms:Decrypt`]);
  expect(pairs(owned(policy(own, wider), policy(own)).losses)).toEqual([`${principal} kms:Decrypt`]);
});

test('a principal with a statement of its own for what its account gains is told too', () => {
  const { gains } = owned(policy(), policy(decrypt(FOREIGN_ROOT), decrypt(FOREIGN_ROLE)));
  expect(pairs(gains)).toEqual([`${FOREIGN_ROLE} kms:Decrypt`, `${FOREIGN_ROOT} kms:Decrypt`]);
});

test('an account that loses its own statement to one for everybody is told of both', () => {
  const caller = when('StringEquals', 'kms:CallerAccount', OWNER);
  const change = { action: 'kms:Decrypt', condition: `if StringEquals kms:CallerAccount = ${OWNER}`, after: 'direct' };
  expect(owned(bare(decrypt(ROOT)), bare(decrypt('*', caller))).gains).toEqual([
    { ...change, principal: '*', before: 'none' },
    { action: 'kms:Decrypt', after: 'direct', principal: ROOT, before: 'delegated' },
  ]);
});

test('what can not be proved of an account is not told again of its principals', () => {
  const { reasons } = owned(policy(beside, decrypt(FOREIGN_ROOT, x)), policy(beside, decrypt(FOREIGN_ROOT, y)));
  expect(reasons).toEqual([expect.stringContaining(`${FOREIGN_ROOT} may do kms:Decrypt before: `)]);
});

test('what can not be proved of everybody is told again of an account that it changes in another way', () => {
  const change = (condition: Elements) => policy(decrypt('*', condition), decrypt(FOREIGN_ROOT, condition));
  expect(owned(change(x), change(y)).reasons).toEqual([
    expect.stringContaining('* may do kms:Decrypt before: if StringEquals k:a = x; after: if StringEquals k:b = y'),
    expect.stringContaining(`${FOREIGN_ROOT} may do kms:Decrypt before: `),
  ]);
});

test('actions that the table does not have are neither gained nor lost: whether they have an effect is not known', () => {
  const { outcome, gains, reasons } = owned(policy(), policy(allow(ROLE, ['kms:Teleport', 'kms:Beam'])));
  expect({ outcome, gains }).toEqual({ outcome: 'indeterminate', gains: [] });
  expect(reasons).toEqual([
    `kms:Beam, kms:Teleport of ${ROLE}: not among the actions of KMS of ${KMS_ACTIONS_DATE}, so whether it has an effect is not known`,
  ]);
  expect(owned(policy(allow(ROLE, 'kms:Beam')), policy()).reasons).toEqual([
    `kms:Beam of ${ROLE}: not among the actions of KMS of ${KMS_ACTIONS_DATE}, so whether it has an effect is not known`,
  ]);
});

test('an action that the table does not have, under other conditions, is told as such', () => {
  const beam = (condition: Elements) => policy(allow(ROLE, 'kms:Beam', condition));
  expect(owned(beam(when('Bool', 'k:a', 'true')), beam(when('Bool', 'k:b', 'true'))).reasons).toEqual([
    expect.stringContaining(`${ROLE} may do kms:Beam before: if Bool k:a = true`),
  ]);
});

test('up to six actions are named in a sentence, and of more the number', () => {
  const some = (actions: string[], condition: Elements) => policy(allow(FOREIGN_ROLE, actions, condition));
  const six = ['Decrypt', 'DescribeKey', 'Encrypt', 'GenerateMac', 'GetPublicKey', 'Sign'].map(name => `kms:${name}`);
  const told = (actions: string[]) => owned(some(actions, x), some(actions, y)).reasons;
  expect(told(six)).toEqual([expect.stringContaining(`${six.join(', ')} before:`)]);
  expect(told([...six, 'kms:Verify'])).toEqual([expect.stringContaining(`${six.join(', ')} and 1 more before:`)]);
});

test('changes are in the order of their seriousness, those of one action in the order of their principals', () => {
  const more = policy(allow({ AWS: [FOREIGN_ROLE, ROLE] }, ['kms:Encrypt', 'kms:Decrypt']));
  const expected = [`${ROLE} kms:Decrypt`, `${FOREIGN_ROLE} kms:Decrypt`];
  expect(pairs(owned(policy(), more).gains).slice(0, 2)).toEqual(expected);
  expect(pairs(owned(more, policy()).losses).slice(0, 2)).toEqual(expected);
});

const elsewhere = 'arn:aws:iam::777788889999:role/Worker';

test.each<[string, Elements]>([
  ['kms:CallerAccount', when('StringEquals', 'kms:CallerAccount', FOREIGN)],
  ['aws:PrincipalAccount', when('StringEquals', 'aws:PrincipalAccount', FOREIGN)],
  ['aws:PrincipalArn', when('ArnEquals', 'aws:PrincipalArn', FOREIGN_ROLE)],
  ['more than it', { Condition: { StringEquals: { 'kms:CallerAccount': FOREIGN, 'k:a': 'x' } } }],
])('what a statement for two principals gives under %s is judged of each by itself', (_, condition) => {
  const both = (more: Elements) => allow({ AWS: [FOREIGN_ROLE, elsewhere] }, 'kms:Decrypt', more);
  const other = both(when('StringEquals', 'k:z', 'z'));
  for (const before of [policy(), policy(other)]) {
    const statements = before.Statement as Elements[];
    expect(pairs(owned(before, bare(...statements, both(condition))).gains)).toEqual([`${FOREIGN_ROLE} kms:Decrypt`]);
  }
});
