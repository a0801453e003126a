import { AwsAccess } from '../../../lib/drift/live';
import { whereaboutsOf } from '../../../lib/drift/live/arn';
import { rolesByAccount } from '../../../lib/drift/live/role';

const ROLE = 'arn:aws:iam::111122223333:role/drift';
const CHINESE_ROLE = 'arn:aws-cn:iam::444455556666:role/a/path/drift';

test('roles are found by the account of their ARN', () => {
  const roles = rolesByAccount([ROLE, CHINESE_ROLE, ROLE]);
  expect([...roles]).toEqual([
    ['111122223333', { arn: ROLE, account: '111122223333' }],
    ['444455556666', { arn: CHINESE_ROLE, account: '444455556666' }],
  ]);
});

test.each(['', 'drift', 'arn:aws:iam::111122223333:user/drift', 'arn:aws:iam::1:role/drift', `${ROLE} `, `${ROLE}\n`])(
  'fails for what is no ARN of a role: %j',
  arn => {
    expect(() => new AwsAccess({ roleArns: [arn] })).toThrow(
      `a role ARN has the form arn:aws:iam::<account>:role/<name>, got '${arn}'`,
    );
  },
);

test('fails for two roles of one account', () => {
  expect(() => rolesByAccount([ROLE, `${ROLE}-2`])).toThrow(
    `give one role for the account 111122223333, got '${ROLE}' and '${ROLE}-2'`,
  );
});

test('an ARN says where its thing is', () => {
  const arn = 'arn:aws:kms:us-east-1:111122223333:key/1';
  expect(whereaboutsOf(arn, 'kms', {})).toEqual({ account: '111122223333', region: 'us-east-1' });
});

test('fails where the answer is about another Region or account than was asked', () => {
  const arn = 'arn:aws:kms:us-east-1:111122223333:key/1';
  expect(() => whereaboutsOf(arn, 'kms', { region: 'us-west-2' })).toThrow(
    'not in the Region us-west-2 that was asked',
  );
  expect(() => whereaboutsOf(arn, 'kms', { account: '444455556666' })).toThrow('not in the account 444455556666 that');
});

test.each(['key/1', 'arn:aws:s3:us-east-1:111122223333:key/1', 'arn:aws:kms:::key/1', 'arn:aws:kms'])(
  'fails where the answer has no ARN of the service: %s',
  arn => {
    expect(() => whereaboutsOf(arn, 'kms', {})).toThrow(`the answer has '${arn}', which is no ARN of kms`);
  },
);
