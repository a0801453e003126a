import { App, Aws, Fn, Stack } from 'aws-cdk-lib';
import { policyText } from '../../../lib/aws/private/policy-text';

const stack = new Stack(new App(), 'S');
const textOf = (value: unknown, unknown?: string) => policyText(stack.resolve(value), unknown);

test('a policy without tokens is its JSON', () => {
  const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['kms:*', 'kms:Ref'] }] };
  expect(textOf(policy)).toBe(JSON.stringify(policy));
});

test('pseudo parameters are as long as what they become', () => {
  expect(textOf(`arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:root`)).toBe('"arn:aws:iam::000000000000:root"');
});

test.each([Fn.importValue('name'), Aws.STACK_NAME, Fn.join('', [Fn.importValue('name')])])(
  'what only CloudFormation knows is nothing, or what was asked for',
  value => {
    expect(textOf(`role/${value}`)).toBe('"role/"');
    expect(textOf(`role/${value}`, '?')).toBe('"role/?"');
  },
);

test('no policy is an empty object', () => {
  expect(policyText(undefined)).toBe('{}');
});
