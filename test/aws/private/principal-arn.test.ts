import { Aws } from 'aws-cdk-lib';
import { faultOfPrincipal, faultOfPrincipalArnPattern } from '../../../lib/aws/private/principal-arn';

describe('the value of an AWS principal', () => {
  test.each([
    '*',
    '111122223333',
    'arn:aws:iam::111122223333:root',
    'arn:aws-us-gov:iam::111122223333:role/path/name',
    'arn:aws:iam::735735407888:role/csms@prod_searchmanage_aw1',
    'arn:aws:iam::111122223333:user/a+b=c,d.e',
    'arn:aws:sts::111122223333:assumed-role/role/session@example.com',
    'arn:aws:sts::111122223333:federated-user/name',
    `arn:aws:iam::${Aws.ACCOUNT_ID}:root`,
  ])('%s is fine', value => {
    expect(faultOfPrincipal(value)).toBeUndefined();
  });

  test.each([
    '',
    '11112222333',
    'arn:aws:iam::111122223333:role/',
    'arn:aws:iam::111122223333:role/*',
    'arn:aws:iam::11112222333:root',
    'arn:aws:iam:us-east-1:111122223333:root',
    'arn:aws:iam::111122223333:group/g',
    ' arn:aws:iam::111122223333:root',
    'AROAEXAMPLEEXAMPLE123',
  ])('fails for %j', value => {
    expect(faultOfPrincipal(value)).toContain(`got '${value}'`);
  });
});

describe('a pattern for aws:PrincipalArn', () => {
  test.each([
    'arn:aws:iam::111122223333:role/name',
    'arn:aws:iam::111122223333:root',
    'arn:aws:iam::*:role/break-glass',
    'arn:aws:iam::11112222333?:user/*-admin',
    'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Admin_*',
    'arn:aws:sts::111122223333:federated-user/name',
    `arn:aws:iam::${Aws.ACCOUNT_ID}:role/name`,
  ])('%s is fine', value => {
    expect(faultOfPrincipalArnPattern(value, 'aws')).toBeUndefined();
  });

  test.each([
    ['*', "the ARN of a role or user is 'arn:aws:iam::111122223333:role/name'"],
    ['111122223333', "got '111122223333'"],
    ['arn:aws:iam::1234:role/name', "got 'arn:aws:iam::1234:role/name'"],
    ['arn:aws:iam::111122223333:group/g', 'got'],
    ['arn:aws:sts::111122223333:role/r', 'got'],
    ['arn:aws:sts::111122223333:assumed-role/r/s', 'the ARN of the role, not of its session'],
    ['arn:aws:iam::111122223333:role/*', "'arn:aws:iam::111122223333:role/*' is every role"],
    ['arn:aws-cn:iam::111122223333:role/name', 'is in the partition aws-cn, the key in aws'],
  ])('fails for %s', (value, message) => {
    expect(faultOfPrincipalArnPattern(value, 'aws')).toContain(message);
  });
});
