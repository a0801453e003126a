import { allow, deny, Elements, bare, KEY, ROLE, ROOT, when } from './support';
import { parseKeyPolicy } from '../../lib/key-policy';
import { ActionTable } from '../../lib/key-policy/actions';
import { KeyIdentity, keyFacts } from '../../lib/key-policy/key-identity';
import { Rule, rulesOf } from '../../lib/key-policy/rules';

function rules(identity: KeyIdentity, ...statements: Elements[]) {
  const policy = parseKeyPolicy(bare(...statements));
  return rulesOf(policy, keyFacts(identity, [policy]), new ActionTable([]));
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
