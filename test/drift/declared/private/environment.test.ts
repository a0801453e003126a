import { parseEnvironment } from '../../../../lib/drift/declared/private/environment';
import { ACCOUNT, EAST } from '../support';

test.each([
  [`aws://${ACCOUNT}/${EAST}`, ACCOUNT, EAST],
  [`aws://unknown-account/${EAST}`, undefined, EAST],
  [`aws://${ACCOUNT}/unknown-region`, ACCOUNT, undefined],
  ['aws://unknown-account/unknown-region', undefined, undefined],
])('%s is read', (text, account, region) => {
  expect(parseEnvironment(text)).toEqual({ account, region });
});

test.each<[unknown]>([
  [undefined],
  [null],
  [5],
  [[`aws://${ACCOUNT}/${EAST}`]],
  [''],
  ['aws://'],
  [`aws://${ACCOUNT}`],
  [`aws:///${EAST}`],
  [`aws://${ACCOUNT}/`],
  [`aws://${ACCOUNT}/${EAST}/more`],
  [`aws://${ACCOUNT}/${EAST}\n`],
  [`AWS://${ACCOUNT}/${EAST}`],
  [`https://${ACCOUNT}/${EAST}`],
  [`aws://${ACCOUNT}/evil.example`],
  [`aws://${ACCOUNT}/us-east-1@evil`],
])('%j is no environment', text => {
  expect(parseEnvironment(text)).toBeUndefined();
});
