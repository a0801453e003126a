import {
  allow,
  bare,
  deny,
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

const decrypt = (principal: unknown, condition: Elements = {}) => allow(principal, 'kms:Decrypt', condition);
const callerIs = (arns: unknown) => when('ArnLike', 'aws:PrincipalArn', arns);
const gains = (before: Elements, after: Elements) => pairs(owned(before, after).gains);

const USER = `arn:aws:iam::${FOREIGN}:user/Bob`;
const SESSION = `arn:aws:sts::${OWNER}:assumed-role/Admin/alice@example.com`;

test.each([
  ['role', FOREIGN_ROLE],
  ['user', USER],
])('the ARN of a %s decides for it', (_, principal) => {
  const bound = (arn: string) => policy(decrypt(principal, callerIs(arn)));
  expect(owned(policy(decrypt(principal)), bound(principal)).outcome).toBe('equivalent');
  expect(owned(policy(), bound(`${principal}2`)).outcome).toBe('equivalent');
});

test.each<[string, string, unknown]>([
  ['a role of it', FOREIGN_ROOT, FOREIGN_ROLE],
  ['its root', FOREIGN_ROOT, FOREIGN_ROOT],
  ['a role of any account', FOREIGN_ROOT, 'arn:aws:iam::*:role/Worker'],
  ['a role of any account in any partition', FOREIGN_ROOT, 'arn:*:iam::*:role/Worker'],
  ['a role that is not named', FOREIGN_ROOT, `arn:aws:iam::${FOREIGN}:role/*`],
  ['a role of it in China', `arn:aws-cn:iam::${FOREIGN}:root`, `arn:aws-cn:iam::${FOREIGN}:role/Worker`],
])('an account that is allowed what is bound to %s gains it', (_, account, arns) => {
  expect(gains(policy(), policy(decrypt(account, callerIs(arns))))).toEqual([`${account} kms:Decrypt`]);
});

test.each<[string, string]>([
  ['a role of another account', ROLE],
  ["another account's root", ROOT],
])('an account that is allowed what is bound to %s gains nothing', (_, arn) => {
  expect(owned(policy(), policy(decrypt(FOREIGN_ROOT, callerIs(arn)))).outcome).toBe('equivalent');
});

test.each(['*', 'arn:aws:iam::*', 'Worker'])(
  'whether an account gains what is bound to %s, which is no whole ARN, is not proved',
  arn => {
    expect(owned(policy(), policy(decrypt(FOREIGN_ROOT, callerIs(arn)))).outcome).toBe('indeterminate');
  },
);

test('what an account is allowed but for some roles, its other principals may do', () => {
  const others = ['role/Worker', 'role/other', 'root'].map(resource => `arn:aws:iam::${FOREIGN}:${resource}`);
  const but = when('ArnNotLike', 'aws:PrincipalArn', others);
  expect(gains(policy(), policy(decrypt(FOREIGN_ROOT, but)))).toEqual([`${FOREIGN_ROOT} kms:Decrypt`]);
});

test('what an account is allowed for a role that is named, the role alone gains', () => {
  const sign = allow(FOREIGN_ROLE, 'kms:Sign');
  const bound = (arns: unknown) => policy(sign, decrypt(FOREIGN_ROOT, callerIs(arns)));
  expect(gains(policy(sign), bound(FOREIGN_ROLE))).toEqual([`${FOREIGN_ROLE} kms:Decrypt`]);
  expect(gains(policy(sign), bound([FOREIGN_ROLE, USER]))).toContain(`${FOREIGN_ROOT} kms:Decrypt`);
});

test('what everybody is allowed for a role that is named, the role alone gains', () => {
  const sign = allow(ROLE, 'kms:Sign');
  const bound = (arns: unknown) => policy(sign, decrypt('*', callerIs(arns)));
  expect(gains(policy(sign), bound(ROLE))).toEqual([`${ROLE} kms:Decrypt`]);
  expect(gains(policy(sign), bound([ROLE, USER]))).toEqual(['* kms:Decrypt']);
  expect(gains(policy(), policy(decrypt('*', callerIs(ROLE))))).toEqual(['* kms:Decrypt']);
});

test("the owner's account is asked about even if nobody names it", () => {
  const before = { Condition: { StringEquals: { 'kms:CallerAccount': OWNER, 'k:a': 'x' } } };
  const after = when('StringEquals', 'aws:PrincipalAccount', OWNER);
  expect(gains(bare(decrypt('*', before)), bare(decrypt('*', after)))).toEqual([`${ROOT} kms:Decrypt`]);
});

test('a Deny beside a wider one of the account changes nothing', () => {
  const wide = deny(ROOT, 'kms:Decrypt', when('StringLike', 'k:a', 'x*'));
  const narrow = { Condition: { StringLike: { 'k:a': 'x*' }, StringEquals: { 'k:b': 'y' } } };
  const both = policy(decrypt(ROLE), wide, deny(ROLE, 'kms:Decrypt', narrow));
  expect(owned(both, policy(decrypt(ROLE), wide)).outcome).toBe('equivalent');
});

test.each<[string, Elements, string, string]>([
  ["a role of the owner's account, directly", decrypt(ROLE), ROLE, 'direct'],
  ['a session of it, directly', decrypt(SESSION), SESSION, 'direct'],
  ["the owner's account, by its IAM policies", decrypt(ROOT), ROOT, 'delegated'],
  ['a role of another account, if its IAM policies allow it too', decrypt(FOREIGN_ROLE), FOREIGN_ROLE, 'delegated'],
  ['another account, by its IAM policies', decrypt(FOREIGN_ROOT), FOREIGN_ROOT, 'delegated'],
  ['everybody, directly', decrypt('*'), '*', 'direct'],
  [
    'a service, directly',
    { ...decrypt('*'), Principal: { Service: 'sns.amazonaws.com' } },
    'sns.amazonaws.com',
    'direct',
  ],
])('what a statement gives %s', (_, statement, principal, after) => {
  const change = { principal, action: 'kms:Decrypt', before: 'none', after };
  expect(owned(bare(), bare(statement)).gains).toStrictEqual([change]);
});

test('a role has what everybody has beside what its account delegates', () => {
  const sign = allow(ROLE, 'kms:Sign');
  expect(owned(policy(sign), policy(sign, decrypt('*'))).gains).toMatchObject([{ principal: '*', after: 'direct' }]);
  expect(owned(policy(decrypt('*')), policy(decrypt('*'), decrypt(ROLE))).outcome).toBe('equivalent');
});

test("the sessions of a role have what the role has, and no other role's", () => {
  const statement = allow(SESSION, 'kms:Sign');
  const session = (...statements: Elements[]) => bare(statement, ...statements);
  const other = `arn:aws:iam::${OWNER}:role/Other`;
  expect(gains(session(), session(decrypt(ROLE)))).toEqual(expect.arrayContaining([`${ROLE} kms:Decrypt`]));
  expect(owned(session(decrypt(ROLE)), session(decrypt(ROLE), decrypt(SESSION))).outcome).toBe('equivalent');
  expect(gains(session(decrypt(other)), session(decrypt(other), decrypt(SESSION)))).toEqual([`${SESSION} kms:Decrypt`]);
});

test.each<[string, string, string[]]>([
  ['its role', 'role/Admin', [`${SESSION} kms:Decrypt`]],
  ['its role under a path', 'role/some/path/Admin', [`${SESSION} kms:Decrypt`]],
  ['another role', 'role/Other', []],
  ['a role whose name ends like that of its own', 'role/SuperAdmin', []],
])('a session that is allowed what is bound to %s', (_, role, expected) => {
  const bound = callerIs(`arn:aws:iam::${OWNER}:${role}`);
  expect(gains(bare(), bare(decrypt(SESSION, bound)))).toEqual(expected);
});

test('a session that is allowed what is bound to a role of another account gains nothing', () => {
  const elsewhere = callerIs(`arn:aws:iam::${FOREIGN}:role/path/Admin`);
  expect(gains(bare(), bare(decrypt(SESSION, elsewhere)))).toEqual([]);
});

/** Who loses `kms:Decrypt` by a Deny for all but these. */
function losersBut(...spared: string[]): string[] {
  const others = { Effect: 'Deny', NotPrincipal: { AWS: spared }, Action: 'kms:Decrypt', Resource: '*' };
  return pairs(owned(policy(decrypt(ROLE)), policy(decrypt(ROLE), others)).losses);
}

test('a Deny for all but a role and its account spares the role', () => {
  expect(losersBut(ROLE, ROOT)).not.toContain(`${ROLE} kms:Decrypt`);
});

test.each([
  ['the role alone', [ROLE]],
  ['the account alone', [ROOT]],
  ['another role and the account', [`${ROLE}2`, ROOT]],
  ['the role and another account', [ROLE, FOREIGN_ROOT]],
])('a Deny for all but %s does not spare the role', (_, spared) => {
  expect(losersBut(...spared)).toContain(`${ROLE} kms:Decrypt`);
});
