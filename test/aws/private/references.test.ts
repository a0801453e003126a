import { App, Aws, CfnParameter, Lazy, ScopedAws, Stack, Tokenization } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { faultOfReference, literalOf, referencesIn } from '../../../lib/aws/private/references';

const app = new App();
const east = new Stack(app, 'East', { env: { region: 'us-east-1' } });
const west = new Stack(app, 'West', { env: { region: 'us-west-2' } });
const role = new iam.CfnRole(east, 'Role', { assumeRolePolicyDocument: {} });
const named = new iam.Role(east, 'Named', { roleName: 'named', assumedBy: new iam.AccountRootPrincipal() });
const parameter = new CfnParameter(east, 'Parameter', { type: 'CommaDelimitedList' });

test.each([
  ['a string', role.attrArn],
  ['a string with more around it', `${role.attrArn}/session`],
  ['an object', { Condition: { ArnLike: { 'aws:PrincipalArn': [role.attrArn] } } }],
  ['a resolvable', Tokenization.reverseCompleteString(role.attrArn)],
])('finds the reference in %s', (_, value) => {
  expect(referencesIn(value).map(reference => reference.target)).toEqual([role]);
});

test('finds the reference in a list that is a token', () => {
  expect(referencesIn(parameter.valueAsList).map(reference => reference.target)).toEqual([parameter]);
});

test.each([['text'], [1], [null], [undefined], [Aws.ACCOUNT_ID], [Lazy.string({ produce: () => 'x' })], [{}]])(
  'finds none in %p',
  value => {
    expect(referencesIn(value)).toEqual([]);
  },
);

test('the ARN of a named role is the same literal, asked from any Region', () => {
  const [reference] = referencesIn(named.roleArn);
  const literal = {
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, ':role/named']],
  };
  expect(literalOf(reference, [east, west])).toEqual(literal);
  expect(literalOf(reference, [west, east])).toEqual(literal);
});

test('pseudo parameters stay', () => {
  const [reference] = referencesIn(new ScopedAws(east).region);
  expect(literalOf(reference, [east, west])).toEqual({ Ref: 'AWS::Region' });
});

test.each([
  [
    'an attribute of a role without a name',
    role.attrArn,
    "'East/Role', which other Regions can't read: give it a physical name",
  ],
  ['a parameter', parameter.valueAsList, "'East/Parameter', which other Regions can't read: write the value out"],
])('%s has no literal', (_, value, fault) => {
  const [reference] = referencesIn(value);
  expect(literalOf(reference, [east, west])).toBeUndefined();
  expect(faultOfReference(reference, [east, west])).toContain(fault);
});
