import { App, Aws, Lazy, Stack } from 'aws-cdk-lib';
import { aliasName } from '../../../lib/aws/private/alias-name';

const scope = new Stack(new App(), 'S');

test.each([
  ['zoom-cmk', 'alias/zoom-cmk'],
  ['alias/zoom-cmk', 'alias/zoom-cmk'],
  ['team/zoom_CMK-1', 'alias/team/zoom_CMK-1'],
  ['x'.repeat(250), `alias/${'x'.repeat(250)}`],
  [`zoom-${Aws.ACCOUNT_ID}`, `alias/zoom-${Aws.ACCOUNT_ID}`],
  [`alias/${Aws.ACCOUNT_ID}`, `alias/${Aws.ACCOUNT_ID}`],
])('the full name of %s', (alias, expected) => {
  expect(aliasName(scope, alias)).toBe(expected);
});

test('what is a token as a whole is taken as the full name', () => {
  const token = Lazy.string({ produce: () => 'alias/x' });
  expect(aliasName(scope, token)).toBe(token);
});

test.each([
  ['', "an alias is made of letters, digits, '/', '_' and '-', got ''"],
  ['zoom cmk', "got 'zoom cmk'"],
  ['alias/', "got 'alias/'"],
  [`zoom cmk ${Aws.ACCOUNT_ID}`, "got 'zoom cmk "],
  ['aws/zoom', "reserved for AWS managed keys, got 'aws/zoom'"],
  ['alias/aws/s3', "reserved for AWS managed keys, got 'alias/aws/s3'"],
  [`alias/aws/${Aws.ACCOUNT_ID}`, 'reserved for AWS managed keys'],
  ['x'.repeat(251), "an alias has at most 256 characters with 'alias/', got 257"],
])('fails for %j', (alias, message) => {
  expect(() => aliasName(scope, alias)).toThrow(message);
});
