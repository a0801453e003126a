import { ACCOUNT, EAST, EAST_ARN, KEY_ID } from './declared/support';
import { keyArn, keyIdIn, parseKeyArn } from '../../lib/drift/key-arn';

test.each([
  [EAST_ARN, EAST, KEY_ID],
  [
    `arn:aws:kms:${EAST}:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
    EAST,
    '1234abcd-12ab-34cd-56ef-1234567890ab',
  ],
  [`arn:aws-us-gov:kms:us-gov-west-1:${ACCOUNT}:key/${KEY_ID}`, 'us-gov-west-1', KEY_ID],
  [`arn:aws-cn:kms:cn-north-1:${ACCOUNT}:key/${KEY_ID}`, 'cn-north-1', KEY_ID],
])('%s is taken apart, and made again', (arn, region, keyId) => {
  const parts = { account: ACCOUNT, region, keyId };
  expect(parseKeyArn(arn)).toEqual(parts);
  expect(keyArn(parts)).toBe(arn);
});

test.each([
  '',
  KEY_ID,
  `arn:aws:kms:${EAST}:${ACCOUNT}:alias/zoom-cmk`,
  `arn:aws:kms::${ACCOUNT}:key/${KEY_ID}`,
  `arn:aws:kms:${EAST}:1111:key/${KEY_ID}`,
  `arn:aws:kms:${EAST}:${ACCOUNT}:key/`,
  `arn:aws:kms:${EAST}:${ACCOUNT}:key/${KEY_ID}/x`,
  `arn:aws:iam:${EAST}:${ACCOUNT}:key/${KEY_ID}`,
  ` ${EAST_ARN}`,
  `${EAST_ARN}\n`,
  `arn:aws:kms:evil.example/:${ACCOUNT}:key/${KEY_ID}`,
])('%j is no ARN of a key', text => {
  expect(parseKeyArn(text)).toBeUndefined();
});

test('the id of a key is found in its ARN, or is the text', () => {
  expect(keyIdIn(EAST_ARN)).toBe(KEY_ID);
  expect(keyIdIn(KEY_ID)).toBe(KEY_ID);
});
