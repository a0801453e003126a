import { App, Aws, Fn, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { policySize } from '../../../lib/aws/private/policy-size';

function sizeOf(principal: string): number {
  const stack = new Stack(new App(), 'S');
  const policy = new iam.PolicyDocument({
    statements: [
      new iam.PolicyStatement({ actions: ['kms:*'], resources: ['*'], principals: [new iam.ArnPrincipal(principal)] }),
    ],
  });
  return policySize(stack, policy);
}

test('a policy without tokens has the bytes of its JSON', () => {
  const document = {
    Statement: [
      { Action: 'kms:*', Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:role/ä' }, Resource: '*' },
    ],
    Version: '2012-10-17',
  };
  expect(sizeOf('arn:aws:iam::111122223333:role/ä')).toBe(Buffer.byteLength(JSON.stringify(document)));
});

test('pseudo parameters count as what they become', () => {
  expect(sizeOf(`arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:root`)).toBe(sizeOf('arn:aws:iam::111122223333:root'));
});

test('what only CloudFormation knows counts as nothing', () => {
  expect(sizeOf(`arn:aws:iam::111122223333:role/${Fn.importValue('role-name')}`)).toBe(
    sizeOf('arn:aws:iam::111122223333:role/'),
  );
  expect(sizeOf(`arn:aws:iam::111122223333:role/${Aws.STACK_NAME}`)).toBe(sizeOf('arn:aws:iam::111122223333:role/'));
});

test('an empty policy is an empty object', () => {
  expect(policySize(new Stack(new App(), 'S'), new iam.PolicyDocument())).toBe(2);
});
