import { parseArn } from '../../lib/key-policy/arn';

test('an ARN is taken apart, colons in its resource included', () => {
  expect(parseArn('arn:aws-cn:logs:cn-north-1:111122223333:log-group:a:*')).toEqual({
    partition: 'aws-cn',
    service: 'logs',
    region: 'cn-north-1',
    account: '111122223333',
    resource: 'log-group:a:*',
  });
});

test.each(['', '*', 'arn:aws:iam::111122223333', 'urn:aws:iam::111122223333:root'])('%j is no ARN', text => {
  expect(parseArn(text)).toBeUndefined();
});
