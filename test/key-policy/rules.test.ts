import { allow, bare, compare, deny, Elements, FOREIGN_ROLE, KEY, OWNER, policy, ROLE, ROOT, when } from './support';
import { parseKeyPolicy } from '../../lib/key-policy';
import { ActionTable } from '../../lib/key-policy/actions';
import { KeyIdentity, keyFacts } from '../../lib/key-policy/key-identity';
import { Rule, rulesOf } from '../../lib/key-policy/rules';

function rules(identity: KeyIdentity, ...statements: Elements[]) {
  const parsed = parseKeyPolicy(bare(...statements));
  return rulesOf(parsed, keyFacts(identity, [parsed]), new ActionTable([]));
}

const texts = (identity: KeyIdentity, ...statements: Elements[]) =>
  rules(identity, ...statements).map(
    ({ effect, principal, condition }) => `${effect} ${principal.name} ${condition.id}`,
  );

test('statements for the same principal and condition are one rule, those for several principals several', () => {
  expect(rules({}, allow(ROOT, 'kms:Encrypt'), allow('111122223333', 'kms:Decrypt'))).toHaveLength(1);
  expect(rules({}, allow({ AWS: [ROOT, ROLE] }, 'kms:*'))).toHaveLength(2);
  expect(rules({}, allow(ROOT, 'kms:*'), deny(ROOT, 'kms:*'))).toHaveLength(2);
});

test.each<[string, Elements]>([
  ['no Action', { Effect: 'Allow', Principal: '*', Resource: '*' }],
  ['no Resource', { Effect: 'Allow', Principal: '*', Action: 'kms:*' }],
  ['no action on a key', allow('*', ['kms:CreateKey', 's3:*'])],
  ['no principal', allow({ AWS: [] }, 'kms:*')],
  ['a principal that is gone', allow('AROAEXAMPLEID12345678', 'kms:*')],
  ['another key', allow('*', 'kms:*', { Resource: KEY.replace('mrk-1234', 'mrk-9999') })],
  ['keys of another account', allow('*', 'kms:*', { Resource: 'arn:aws:kms:*:444455556666:key/*' })],
  ['something that ends like the key', allow('*', 'kms:*', { Resource: '*:key/mrk-9999' })],
  ['another Region', allow('*', 'kms:*', when('StringEquals', 'aws:RequestedRegion', 'eu-west-1'))],
])('a statement with %s is no rule', (_, statement) => {
  expect(rules({ arn: KEY }, statement)).toEqual([]);
});

test.each<[string, Elements]>([
  ['*', allow('*', 'kms:*')],
  ['**', allow('*', 'kms:*', { Resource: '**' })],
  ['* and more', allow('*', 'kms:*', { Resource: ['arn:aws:s3:::x', '*'] })],
  ['its ARN', allow('*', 'kms:*', { Resource: ['arn:aws:s3:::x', KEY] })],
  ['a pattern', allow('*', 'kms:*', { Resource: 'arn:aws:kms:*:111122223333:key/*' })],
  ['the beginning of an ARN', allow('*', 'kms:*', { Resource: 'arn:aws:kms:*' })],
  ['its Region', allow('*', 'kms:*', when('StringLike', 'aws:requestedregion', 'us-*'))],
])('%s is this key', (_, statement) => {
  expect(texts({ arn: KEY }, statement)).toEqual(['Allow * ']);
});

const hangsOnResource = ({ condition }: Rule) => condition.tests.some(({ ofKey }) => ofKey === 'resource');

test('a Resource of which nobody knows whether it is the key is said to be so, one rule for each', () => {
  const open = rules({}, allow('*', 'kms:*', { Resource: [KEY, 'arn:aws:kms:*:*:key/x'] }));
  expect(open).toHaveLength(2);
  expect(open.every(hangsOnResource)).toBe(true);
  const variable = rules({ arn: KEY }, allow('*', 'kms:*', { Resource: 'arn:aws:kms:*:*:key/${aws:username}' }));
  expect(variable.every(hangsOnResource)).toBe(true);
  expect(rules({}, allow('*', 'kms:*')).some(hangsOnResource)).toBe(false);
  expect(rules({}, allow('*', 'kms:*', { Resource: '**' })).some(hangsOnResource)).toBe(false);
  expect(rules({}, allow('*', 'kms:*', { Resource: [KEY, '*'] })).some(hangsOnResource)).toBe(false);
});

test('NotPrincipal and NotResource are conditions of their own, the same only for the same text', () => {
  const but = (principal: unknown) => ({
    Effect: 'Deny',
    NotPrincipal: principal,
    Action: 'kms:*',
    NotResource: 'arn:aws:s3:::x',
  });
  expect(texts({}, but({ AWS: '111122223333' }))).toEqual(texts({}, but({ AWS: [ROOT] })));
  expect(texts({}, but({ AWS: ROOT }))).not.toEqual(texts({}, but({ AWS: ROLE })));
  expect(texts({}, but({ AWS: ROOT }))[0]).toMatch(/^Deny \* .*NotPrincipal/);
});

const IN_EUROPE = KEY.replace('us-east-1', 'eu-west-1');
const decrypt = (more: Elements) => policy(allow(FOREIGN_ROLE, 'kms:Decrypt', more));
const ofTwoKeys = (before: Elements, after: Elements) =>
  compare(before, after, { before: { arn: KEY }, after: { arn: IN_EUROPE } });
const ofOneKey = (before: Elements, after: Elements) =>
  compare(before, after, { before: { arn: KEY }, after: { arn: KEY } });

const via = (...regions: string[]) =>
  decrypt(
    when(
      'StringLike',
      'kms:ViaService',
      regions.map(region => `s3.${region}.amazonaws.com`),
    ),
  );

test.each<[string, Elements, Elements]>([
  ['the own Region of each key', via('us-east-1'), via('eu-west-1')],
  ['the Regions of both keys', via('us-east-1', 'eu-west-1'), via('eu-west-1', 'us-east-1')],
  ["the other key's Region", via('eu-west-1'), via('us-east-1')],
  ['a third Region', via('ap-south-1'), via('ap-south-1')],
  ['any Region', via('*'), via('*')],
])('kms:ViaService of %s means the same to both', (_, before, after) => {
  expect(ofTwoKeys(before, after)).toMatchObject({ outcome: 'equivalent', reasons: [] });
});

test.each<[string, Elements, Elements]>([
  ['one Region', via('us-east-1'), via('us-east-1')],
  ['two third Regions', via('ap-south-1'), via('ap-east-1')],
  ['some Regions', via('us-*'), via('us-*')],
])('kms:ViaService of %s does not mean the same to keys of two Regions', (_, before, after) => {
  expect(ofTwoKeys(before, after).outcome).toBe('indeterminate');
});

test('of a pattern in kms:ViaService it is said that it depends on the key', () => {
  const side = 'if StringLike kms:ViaService of this key: s3.us-*.amazonaws.com';
  expect(ofTwoKeys(via('us-*'), via('us-*')).reasons).toEqual([
    expect.stringContaining(`before: ${side}; after: ${side}: what the condition asks of the key may be another thing`),
  ]);
});

test('kms:ViaService is told as it is written', () => {
  const { gains } = ofTwoKeys(policy(), via('eu-west-1'));
  expect(gains).toMatchObject([{ condition: 'if StringEquals kms:ViaService = s3.eu-west-1.amazonaws.com' }]);
  const { losses } = ofTwoKeys(via('us-east-1'), policy());
  expect(losses).toMatchObject([{ condition: 'if StringEquals kms:ViaService = s3.us-east-1.amazonaws.com' }]);
});

test('the Region in kms:ViaService counts for two keys of one Region, and for one key', () => {
  const [one, other] = [via('us-east-1'), via('eu-west-1')];
  const keys = { before: { arn: KEY }, after: { arn: `${KEY}5` } };
  expect(compare(one, one, keys).outcome).toBe('equivalent');
  expect(compare(one, other, keys).outcome).toBe('indeterminate');
  expect(ofOneKey(one, other).outcome).toBe('indeterminate');
  expect(ofOneKey(via('us-*'), via('us-*')).outcome).toBe('equivalent');
});

test('the Region in kms:ViaService is what it says where the Region of a key is not known', () => {
  for (const regions of ['us-east-1', 'us-*']) {
    const keys = [{ arn: KEY }, { account: OWNER }];
    expect(compare(via(regions), via(regions), { before: keys[0], after: keys[1] }).outcome).toBe('equivalent');
    expect(compare(via(regions), via(regions), { before: keys[1], after: keys[0] }).outcome).toBe('equivalent');
  }
});

test('a Region in another condition key is no Region of the key', () => {
  const named = (region: string) => decrypt(when('StringEquals', 'k:a', `s3.${region}.amazonaws.com`));
  expect(ofTwoKeys(named('us-east-1'), named('us-east-1')).outcome).toBe('equivalent');
  expect(ofTwoKeys(named('us-east-1'), named('eu-west-1')).outcome).toBe('indeterminate');
});

test.each(['kms:MultiRegionKeyType', 'kms:ResourceAliases', 'aws:ResourceTag/team', 'AWS:RESOURCETAG/TEAM'])(
  '%s is an attribute of the key: the same of one key, and not known to be so of two',
  key => {
    const asked = decrypt(when('StringEquals', key, 'x'));
    expect(ofOneKey(asked, asked).outcome).toBe('equivalent');
    const { outcome, reasons } = ofTwoKeys(asked, asked);
    expect(outcome).toBe('indeterminate');
    const side = `if StringLike ${key} of this key: x`;
    expect(reasons).toEqual([
      `${FOREIGN_ROLE} may do kms:Decrypt before: ${side}; after: ${side}: what the condition asks of the key may be another thing for each of the two keys`,
    ]);
  },
);

test('what is asked of the key is told with its operator', () => {
  const asked = decrypt(when('ForAnyValue:StringNotLikeIfExists', 'kms:ResourceAliases', 'x*'));
  expect(ofTwoKeys(asked, asked).reasons.join()).toContain(
    'any not StringLike IfExists kms:ResourceAliases of this key: x*',
  );
});

test.each<[string, string]>([
  ['aws:RequestedRegion', 'us-east-1'],
  ['aws:ResourceAccount', OWNER],
])('%s is decided by the key', (key, value) => {
  expect(texts({ arn: KEY }, allow('*', 'kms:*', when('StringEquals', key, value)))).toEqual(['Allow * ']);
  expect(texts({ arn: KEY }, allow('*', 'kms:*', when('StringNotEquals', key, value)))).toEqual([]);
  expect(texts({ arn: KEY }, allow('*', 'kms:*', when('StringEquals', key, 'other')))).toEqual([]);
  expect(texts({ arn: KEY }, allow('*', 'kms:*', when('StringEquals', key, '${aws:username}')))).toHaveLength(1);
  expect(texts({}, allow('*', 'kms:*', when('StringEquals', key, value)))).not.toEqual(['Allow * ']);
});

test.each<[string, string, string]>([
  ['the key', KEY, 'is'],
  ['everything', '*', 'is'],
  ['all of KMS', 'arn:aws:kms:*', 'is'],
  ['another key', IN_EUROPE, 'is not'],
  ['another service', 'arn:aws:s3', 'is not'],
  ['no ARN', 'key/mrk-1234', 'is not'],
  ['more than an ARN', `${KEY}:*`, 'is not'],
  ['an ARN without its end', `arn:aws:kms:us-east-1:${OWNER}`, 'may be'],
  ['the beginning of an ARN', 'arn:aws:kms', 'may be'],
  ['a variable', '${aws:username}', 'may be'],
])('a Resource that is %s, %s, %s the key', (_, resource, verdict) => {
  const named = { ...allow('*', 'kms:*'), Resource: resource };
  const others = { ...allow('*', 'kms:*'), Resource: undefined, NotResource: resource };
  const told = (statement: Elements) =>
    rules({ arn: KEY }, statement).map(rule => (hangsOnResource(rule) ? 'may be' : 'is'));
  expect(told(named)).toEqual(verdict === 'is not' ? [] : [verdict]);
  expect(told(others)).toEqual(verdict === 'is' ? [] : [verdict === 'is not' ? 'is' : 'may be']);
});

test('a statement of very many Resources and principals is one rule for each principal', () => {
  const many = (count: number, make: (index: number) => string) =>
    Array.from({ length: count }, (_, each) => make(each));
  const statement = (resources: number) =>
    allow({ AWS: many(16, each => `${ROLE}${each}`) }, 'kms:*', { Resource: many(resources, each => `${KEY}${each}`) });
  expect(rules({}, statement(256))).toHaveLength(16 * 256);
  expect(rules({}, statement(257))).toHaveLength(16);
});

test('what a NotPrincipal spares, its rule says', () => {
  const statement = { Effect: 'Deny', NotPrincipal: { AWS: [ROOT, ROLE] }, Action: 'kms:*', Resource: '*' };
  expect(rules({}, statement).map(({ spared }) => [...spared!])).toEqual([[`account ${ROOT}`, `role ${ROLE}`]]);
});
