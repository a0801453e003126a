import { App, Aws, CfnParameter, Lazy, Stack, Tokenization } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { literalOf, referencesIn } from '../../../lib/aws/private/references';

const app = new App();
const east = new Stack(app, 'East', { env: { region: 'us-east-1' } });
const west = new Stack(app, 'West', { env: { region: 'us-west-2' } });
const role = new iam.CfnRole(east, 'Role', { assumeRolePolicyDocument: {} });
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

test.each([
  ['an attribute of an L1 resource', () => referencesIn(role.attrArn)[0], "'East/Role'"],
  ['a parameter', () => referencesIn(parameter.valueAsList)[0], "'East/Parameter'"],
])('fails for %s, which other Regions cannot read', (_, reference, message) => {
  expect(() => literalOf(reference(), [east, west])).toThrow(message);
});
