import {
  allow,
  compare,
  deny,
  FOREIGN,
  FOREIGN_ROLE,
  FOREIGN_ROOT,
  KEY,
  OWNER,
  pairs,
  bare,
  policy,
  ROLE,
  ROOT,
} from './support';

test('the owner is the account whose root may change the policy', () => {
  const { assumptions, gains } = compare(policy(), policy(allow(FOREIGN_ROOT, ['kms:Decrypt', 'kms:PutKeyPoli*'])));
  expect(assumptions).toEqual([]);
  expect(pairs(gains)).toEqual([`${FOREIGN_ROOT} kms:Decrypt`]);
  expect(compare(policy(), policy()).assumptions).toEqual([expect.stringContaining(OWNER)]);
});

test.each([
  ['a root that is denied it', deny(FOREIGN_ROOT, 'kms:*')],
  ['a role', allow(FOREIGN_ROLE, 'kms:*')],
  ['everybody', allow('*', 'kms:*')],
  ['a root that may do all else', { ...allow(FOREIGN_ROOT, undefined), NotAction: 'kms:PutKeyPolicy' }],
])('%s is no owner', (_, statement) => {
  expect(compare(policy(statement), policy(statement)).assumptions).toEqual([
    `the key belongs to account ${OWNER}, whose root alone may change the policy`,
  ]);
});

test('an owner that is given is not concluded', () => {
  const [before, after] = [
    bare(allow(ROLE, 'kms:Decrypt')),
    bare(allow(ROOT, 'kms:Decrypt'), allow(ROLE, 'kms:Decrypt')),
  ];
  expect(compare(before, after, { before: { account: OWNER } })).toMatchObject({
    outcome: 'different',
    assumptions: [],
  });
  expect(pairs(compare(before, after, { after: { arn: KEY } }).gains)).toEqual([`${ROOT} kms:Decrypt`]);
});

test('what hangs on an owner that nobody knows is indeterminate', () => {
  const root = allow(ROOT, 'kms:Decrypt');
  const { outcome, reasons } = compare(bare(root), bare(root, allow(ROLE, 'kms:Decrypt')));
  expect(outcome).toBe('indeterminate');
  expect(reasons).toContainEqual(expect.stringContaining('give the account or the key'));
});

test('what does not hang on it is not', () => {
  const [before, after] = [bare(allow(FOREIGN_ROLE, 'kms:Decrypt')), bare(allow(FOREIGN_ROLE, 'kms:decrypt'))];
  expect(compare(before, after).outcome).toBe('equivalent');
  expect(compare(before, bare(deny('*', 'kms:*'), allow(FOREIGN_ROLE, 'kms:Decrypt')))).toMatchObject({
    outcome: 'different',
  });
});

test('fails on keys of two accounts', () => {
  const keys = { before: { account: OWNER }, after: { account: FOREIGN } };
  expect(() => compare(policy(), policy(), keys)).toThrow(`the keys belong to two accounts, ${OWNER} and ${FOREIGN}`);
});
