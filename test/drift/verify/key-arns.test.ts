import { bySet, keyArnProblem } from '../../../lib/drift/verify';

const ARN = 'arn:aws:kms:us-east-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab';
const ALIAS = 'is an alias: it may point to another key in each Region';
const ID = 'is the id of a key: it does not say the account and the Region';
const NONE = 'is not the ARN of a KMS key';

test.each([ARN, ARN.replace('mrk-1234abcd12ab34cd56ef1234567890ab', '1234abcd-12ab-34cd-56ef-1234567890ab')])(
  '%s is the ARN of a key',
  arn => {
    expect(keyArnProblem(arn)).toBeUndefined();
  },
);

test.each([
  ['alias/zoom-cmk', ALIAS],
  ['arn:aws:kms:us-east-1:111122223333:alias/zoom-cmk', ALIAS],
  ['mrk-1234abcd12ab34cd56ef1234567890ab', ID],
  ['1234abcd-12ab-34cd-56ef-1234567890ab', ID],
  ['mrk-1234', ID],
  ['arn:aws:s3:::bucket', NONE],
  ['arn:aws:kms:us-east-1:111122223333:key/', NONE],
  ['arn:aws:kms::111122223333:key/mrk-1', NONE],
  ['arn:aws:kms:us-east-1:1111:key/mrk-1', NONE],
  ['arn:aws:kms:us-east-1.example.com/:111122223333:key/mrk-1', NONE],
  ['', NONE],
])('fails with %j, and asks for an ARN', (text, why) => {
  expect(keyArnProblem(text)).toMatch(new RegExp(`^${why}.*; give the ARN of the key, such as arn:aws:kms:us-east-1:`));
});

test.each(['aws-us-gov', 'aws-cn'])('fails in the partition %s, where no principal of Zoom is known', partition => {
  expect(keyArnProblem(ARN.replace('arn:aws:', `arn:${partition}:`))).toBe(
    `is in the partition ${partition}: Zoom's principals are known in the partition aws only`,
  );
});

test('ARNs of one set are put together, each once', () => {
  const [replica, other, foreign] = [
    ARN.replace('us-east-1', 'us-west-2'),
    ARN.replace(/mrk-.*/, 'mrk-2'),
    ARN.replace('111122223333', '444455556666'),
  ];
  expect(bySet([ARN, other, replica, foreign, ARN])).toEqual([[ARN, replica], [other], [foreign]]);
});
