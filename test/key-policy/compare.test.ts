import {
  allow,
  bare,
  compare,
  Elements,
  FOREIGN,
  FOREIGN_ROLE,
  FOREIGN_ROOT,
  KEY,
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
const use = (condition: Elements = {}) => allow(FOREIGN_ROLE, 'kms:*', condition);

test('a difference counts, whatever else can not be proved', () => {
  const unproved = (name: string) => allow(FOREIGN_ROLE, 'kms:Decrypt', when('StringEquals', 'k:a', name));
  const found = owned(policy(unproved('x')), policy(unproved('y'), allow(ROLE, 'kms:Sign')));
  expect(found).toMatchObject({ outcome: 'different', gains: [{ action: 'kms:Sign' }], losses: [] });
  expect(found.reasons).toHaveLength(1);
  expect(owned(policy(unproved('x'), allow(ROLE, 'kms:Sign')), policy(unproved('y'))).outcome).toBe('different');
});

test('a wildcard and a list of the same actions are equivalent as of the day of the table, and that is said', () => {
  const [wildcard, list] = [policy(allow(ROLE, 'kms:Sign*')), policy(allow(ROLE, 'kms:Sign'))];
  const assumption = `a wildcard or NotAction of one side stands against a list of actions of the other: the same with KMS's actions of ${KMS_ACTIONS_DATE}, not with those that KMS may gain`;
  expect(owned(wildcard, list)).toMatchObject({ outcome: 'equivalent', assumptions: [assumption] });
  expect(owned(list, wildcard)).toMatchObject({ outcome: 'equivalent', assumptions: [assumption] });
  expect(owned(wildcard, wildcard).assumptions).toEqual([]);
  expect(owned(wildcard, policy()).assumptions).toEqual([]);
});

test.each<[string, Elements[], Elements[]]>([
  ['a statement for less', [use()], [use(), { ...use(x), Action: 'kms:Sign' }]],
  ['both cases of a condition', [use()], [use(when('Null', 'k:a', 'true')), use(when('Null', 'k:a', 'false'))]],
  [
    'patterns',
    [use(when('StringLike', 'k:a', ['x*', 'y*']))],
    ['x*', 'y*'].map(value => use(when('StringLike', 'k:a', value))),
  ],
])('everything, and everything written with %s, are equivalent on any day', (_, before, after) => {
  expect(owned(policy(...before), policy(...after))).toMatchObject({ outcome: 'equivalent', assumptions: [] });
});

test('an owner that is concluded is an assumption, and said in full', () => {
  expect(compare(policy(), policy()).assumptions).toEqual([
    `the key belongs to account ${OWNER}, whose root alone may change the policy`,
  ]);
});

test('the owner may be known of either key', () => {
  const [before, after] = [bare(allow(ROLE, 'kms:Decrypt')), bare(allow(ROLE, 'kms:Decrypt'), allow(ROOT, 'kms:Sign'))];
  for (const keys of [
    { before: { account: OWNER } },
    { after: { account: OWNER } },
    { before: { arn: KEY }, after: { account: OWNER } },
  ]) {
    expect(compare(before, after, keys)).toMatchObject({ outcome: 'different', reasons: [], assumptions: [] });
  }
});

test('where two accounts may own the key, what does not hold for both is not said to be so, and the owner is asked for', () => {
  const both = bare(allow(ROOT, 'kms:*'), allow(FOREIGN_ROOT, 'kms:*'));
  const { outcome, gains, reasons, risks } = compare(
    both,
    bare(allow(ROOT, 'kms:*'), allow(FOREIGN_ROOT, 'kms:*'), allow(ROLE, 'kms:PutKeyPolicy')),
  );
  expect({ outcome, gains, risks }).toEqual({ outcome: 'indeterminate', gains: [], risks: [] });
  expect(reasons).toEqual(['the account that owns the key is not known, and it matters: give the account or the key']);
});

test('of what holds for some owners, only what holds for all is said', () => {
  const roots = [allow(ROOT, ['kms:Sign', 'kms:PutKeyPolicy']), allow(FOREIGN_ROOT, ['kms:Sign', 'kms:PutKeyPolicy'])];
  const { gains, losses, reasons } = compare(
    bare(...roots),
    bare(...roots, allow(ROLE, ['kms:Decrypt', 'kms:PutKeyPolicy'])),
  );
  expect([pairs(gains), losses]).toEqual([[`${ROLE} kms:Decrypt`], []]);
  expect(reasons).toContainEqual(expect.stringContaining('give the account or the key'));
});

test('without an owner there is nobody to be locked out', () => {
  const both = bare(allow(ROOT, 'kms:*'), allow(FOREIGN_ROOT, 'kms:*'));
  for (const root of [ROOT, FOREIGN_ROOT]) expect(compare(both, bare(allow(root, 'kms:*'))).risks).toEqual([]);
});

test('what is without effect on both sides is said once, and what is of one side as well', () => {
  const [create, list] = [allow(ROLE, 'kms:CreateKey', { Sid: 'A' }), allow(ROLE, 'kms:ListKeys', { Sid: 'B' })];
  expect(owned(bare(create), bare(create, list)).withoutEffect).toEqual([
    'statement A: kms:CreateKey has no effect: an action that is not done to a key',
    'statement B: kms:ListKeys has no effect: an action that is not done to a key',
  ]);
  expect(owned(bare(create, list), bare(create)).withoutEffect).toHaveLength(2);
});

test('a loss of control is told in full', () => {
  expect(owned(policy(), bare(allow(ROLE, 'kms:*'))).risks).toEqual([
    `IAM policies of account ${OWNER} no longer let it change the key policy: once the principals that may are gone, the key is locked out`,
  ]);
  expect(owned(policy(), bare(allow(FOREIGN, 'kms:*'))).risks).toEqual([
    `nobody in account ${OWNER} may change the key policy any more: the key is locked out`,
  ]);
});

const accounts = (count: number) => Array.from({ length: count }, (_, index) => `11112222333${index}`);
const roots = (count: number) => allow({ AWS: accounts(count) }, 'kms:*');

test('up to eight accounts are tried as the owner', () => {
  const redundant = allow(roots(8).Principal, 'kms:Sign');
  expect(compare(bare(roots(8)), bare(roots(8), redundant))).toMatchObject({ outcome: 'equivalent', reasons: [] });
});

test('where the owner may be a ninth account, nothing is said to be equivalent that differs for it', () => {
  const role = `arn:aws:iam::${accounts(9).at(-1)}:role/Admin`;
  const found = compare(bare(roots(9)), bare(roots(9), allow(role, 'kms:Decrypt')));
  expect(found).toMatchObject({
    outcome: 'indeterminate',
    reasons: ['the account that owns the key is not known, and it matters: give the account or the key'],
  });
  expect(
    compare(bare(roots(9)), bare(roots(9), allow(role, 'kms:Decrypt')), { before: { account: OWNER } }),
  ).toMatchObject({
    outcome: 'equivalent',
  });
});

test('of more unknown actions than 256, not all are compared, and that is said', () => {
  const unknown = (count: number) => Array.from({ length: count }, (_, index) => `kms:Unknown${100 + index}`);
  const reason = `there are too many actions that KMS did not have on ${KMS_ACTIONS_DATE} to tell what they would mean`;
  const [few, many] = [255, 300].map(count => owned(policy(), policy(allow(ROLE, unknown(count)))).reasons);
  expect(few).not.toContain(reason);
  expect(many).toContain(reason);
});

test('where conditions are too many to try every case, the outcome does not hang on the order of statements', () => {
  const statement = (effect: 'Allow' | 'Deny', Condition: Elements) => ({
    ...allow(ROLE, 'kms:Decrypt', { Condition }),
    Effect: effect,
  });
  const others = [
    statement('Allow', {
      'ForAllValues:StringNotEquals': { 'k:6': ['d'] },
      Null: { 'k:5': ['false'] },
      StringNotEquals: { 'k:4': ['a', 'd'], 'k:3': ['d'] },
    }),
    statement('Allow', {
      'ForAllValues:StringNotEquals': { 'k:0': ['e'] },
      StringNotEquals: { 'k:6': ['c'] },
      StringEquals: { 'k:0': ['c'] },
    }),
    statement('Allow', {
      StringNotLike: { 'k:4': ['b', 'a'] },
      'ForAllValues:StringNotEquals': { 'k:2': ['d'], 'k:0': ['b'] },
    }),
  ];
  const denied = (...values: string[]) => statement('Deny', { 'ForAllValues:StringNotEquals': { 'k:3': values } });
  const [before, after] = [
    [denied('e'), ...others],
    [denied('e', 'a'), ...others],
  ];
  const reversed = compare(bare(...[...before].reverse()), bare(...[...after].reverse()), {
    before: { account: OWNER },
  });
  expect(reversed).toEqual(compare(bare(...before), bare(...after), { before: { account: OWNER } }));
});
