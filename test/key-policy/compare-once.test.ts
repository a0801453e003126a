import { allow, Elements, OWNER, pairs, policy, ROLE } from './support';
import { compareKeyPolicies, compareOnce, parseKeyPolicy } from '../../lib/key-policy';

const arn = (id: string, region = 'us-east-1') => `arn:aws:kms:${region}:${OWNER}:key/${id}`;

const parsed = (...statements: Elements[]) => parseKeyPolicy(policy(...statements));

const ofOneKey = (id: string, region?: string) => ({
  before: { arn: arn(id, region) },
  after: { arn: arn(id, region) },
});

test('policies are compared once for the keys of a Region', () => {
  const [before, after] = [parsed(), parsed(allow(ROLE, 'kms:Decrypt'))];
  const comparison = compareOnce(before, after, ofOneKey('1'));
  expect(comparison).toEqual(compareKeyPolicies(before, after, ofOneKey('1')));
  expect(compareOnce(before, after, ofOneKey('2'))).toBe(comparison);
  expect(compareOnce(before, after, ofOneKey('1', 'eu-west-1'))).not.toBe(comparison);
  expect(pairs(compareOnce(after, before, ofOneKey('1')).losses)).toEqual(pairs(comparison.gains));
});

test('policies that name a key are compared anew for each', () => {
  const [before, after] = [parsed(), parsed(allow(ROLE, 'kms:Decrypt', { Resource: arn('1') }))];
  expect(compareOnce(before, after, ofOneKey('2')).outcome).toBe('equivalent');
  expect(compareOnce(before, after, ofOneKey('1')).outcome).toBe('different');
});

test('two keys are not compared as one', () => {
  const one = parsed(allow(ROLE, 'kms:Decrypt', { Condition: { StringEquals: { 'kms:ResourceAliases': 'alias/x' } } }));
  const two = { before: { arn: arn('1') }, after: { arn: arn('2') } };
  expect(compareOnce(one, one, ofOneKey('1')).outcome).toBe('equivalent');
  expect(compareOnce(one, one, two).outcome).toBe('indeterminate');
});

test('fails on a key that is none, each time', () => {
  const one = parsed();
  const compare = () => compareOnce(one, one, { before: { arn: 'x' } });
  expect(compare).toThrow('x is not the ARN of a KMS key');
  expect(compare).toThrow('x is not the ARN of a KMS key');
});
