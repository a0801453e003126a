import { PrincipalType } from '../../lib/key-policy';
import { isIdentity, normalPrincipal } from '../../lib/key-policy/principal';

const ACCOUNT = '111122223333';
const iam = (resource: string, partition = 'aws') => `arn:${partition}:iam::${ACCOUNT}:${resource}`;

test.each<[PrincipalType, string, string, object]>([
  ['AWS', '*', 'anyone', { name: '*' }],
  ['AWS', ACCOUNT, 'account', { name: iam('root'), account: ACCOUNT }],
  ['AWS', iam('root'), 'account', { name: iam('root'), account: ACCOUNT }],
  ['AWS', iam('root', 'aws-us-gov'), 'account', { name: iam('root', 'aws-us-gov') }],
  ['AWS', iam('role/Admin'), 'role', { account: ACCOUNT, role: 'Admin' }],
  ['AWS', iam('role/a/path/csms@prod_search'), 'role', { account: ACCOUNT, role: 'csms@prod_search' }],
  ['AWS', iam('user/Alice'), 'user', { account: ACCOUNT }],
  ['AWS', `arn:aws:sts::${ACCOUNT}:assumed-role/Admin/me@example.com`, 'role-session', { role: 'Admin' }],
  ['AWS', `arn:aws:sts::${ACCOUNT}:federated-user/Bob`, 'federated-user', { account: ACCOUNT }],
  ['AWS', 'AROAEXAMPLEID12345678', 'orphan', {}],
  ['AWS', 'AIDAEXAMPLEID12345678', 'orphan', {}],
  ['AWS', 'AROA', 'other', {}],
  ['AWS', iam('role/*'), 'other', {}],
  ['AWS', iam('group/x'), 'other', {}],
  ['AWS', 'arn:aws:iam::123:role/x', 'other', {}],
  ['AWS', 'nonsense', 'other', { name: 'nonsense' }],
  ['Service', 'logs.us-east-1.amazonaws.com', 'service', { name: 'logs.us-east-1.amazonaws.com' }],
  ['Federated', 'cognito-identity.amazonaws.com', 'federated', { account: undefined }],
  ['Federated', iam('saml-provider/idp'), 'federated', { account: ACCOUNT }],
  ['CanonicalUser', '79a59d', 'canonical-user', { name: '79a59d' }],
])('%s %s is %s', (type, value, kind, more) => {
  expect(normalPrincipal({ type, value }, 'aws')).toMatchObject({ kind, ...more });
});

test('an account id is in the partition that it is read for', () => {
  expect(normalPrincipal({ type: 'AWS', value: ACCOUNT }, 'aws-cn').name).toBe(iam('root', 'aws-cn'));
});

test('identities of an account are reached by its statements, the account and services are not', () => {
  const kinds = [iam('role/a'), iam('user/a'), iam('root'), '*'].map(value =>
    normalPrincipal({ type: 'AWS', value }, 'aws'),
  );
  expect(kinds.map(isIdentity)).toEqual([true, true, false, false]);
});
