import { PrincipalType } from '../../lib/key-policy';
import { isIdentity, normalPrincipal } from '../../lib/key-policy/principal';

const ACCOUNT = '111122223333';
const iam = (resource: string, partition = 'aws') => `arn:${partition}:iam::${ACCOUNT}:${resource}`;
const sts = (resource: string) => `arn:aws:sts::${ACCOUNT}:${resource}`;

test.each<[PrincipalType, string, string, object]>([
  ['AWS', '*', 'anyone', { name: '*' }],
  ['AWS', ACCOUNT, 'account', { name: iam('root'), account: ACCOUNT }],
  ['AWS', iam('root'), 'account', { name: iam('root'), account: ACCOUNT }],
  ['AWS', iam('root', 'aws-us-gov'), 'account', { name: iam('root', 'aws-us-gov') }],
  ['AWS', iam('role/Admin'), 'role', { account: ACCOUNT, role: 'Admin' }],
  ['AWS', iam('role/a/path/csms@prod_search'), 'role', { account: ACCOUNT, role: 'csms@prod_search' }],
  ['AWS', iam('user/Alice'), 'user', { account: ACCOUNT }],
  ['AWS', sts('assumed-role/Admin/me@example.com'), 'role-session', { role: 'Admin' }],
  ['AWS', sts('federated-user/Bob'), 'federated-user', { account: ACCOUNT }],
  ['AWS', 'AROAEXAMPLEID12345678', 'orphan', {}],
  ['AWS', 'AIDAEXAMPLEID12345678', 'orphan', {}],
  ['AWS', 'AROA', 'other', {}],
  ['AWS', 'xAROAEXAMPLEID12345678', 'other', {}],
  ['AWS', 'AROAEXAMPLEID12345678:me', 'other', {}],
  ['AWS', `${ACCOUNT}4`, 'other', {}],
  ['AWS', `x${ACCOUNT}`, 'other', {}],
  ['AWS', iam('role'), 'other', {}],
  ['AWS', iam('user'), 'other', {}],
  ['AWS', iam('assumed-role/Admin/me'), 'other', {}],
  ['AWS', iam('federated-user/Bob'), 'other', {}],
  ['AWS', sts('root'), 'other', {}],
  ['AWS', sts('role/Admin'), 'other', {}],
  ['AWS', sts('user/Alice'), 'other', {}],
  ['AWS', sts('assumed-role/Admin'), 'other', {}],
  ['AWS', sts('session/Admin/me'), 'other', {}],
  ['AWS', iam('role/*'), 'other', {}],
  ['AWS', iam('group/x'), 'other', {}],
  ['AWS', 'arn:aws:iam::123:role/x', 'other', {}],
  ['AWS', 'nonsense', 'other', { name: 'nonsense' }],
  ['Service', 'logs.us-east-1.amazonaws.com', 'service', { name: 'logs.us-east-1.amazonaws.com' }],
  ['Federated', 'cognito-identity.amazonaws.com', 'federated', { account: undefined }],
  ['Federated', iam('saml-provider/idp'), 'federated', { account: ACCOUNT }],
  ['Federated', 'arn:aws:iam::123:saml-provider/idp', 'federated', { account: undefined }],
  ['CanonicalUser', '79a59d', 'canonical-user', { name: '79a59d' }],
])('%s %s is %s', (type, value, kind, more) => {
  expect(normalPrincipal({ type, value }, 'aws')).toMatchObject({ kind, ...more });
});

test('an account id is in the partition that it is read for', () => {
  expect(normalPrincipal({ type: 'AWS', value: ACCOUNT }, 'aws-cn').name).toBe(iam('root', 'aws-cn'));
});

test('identities of an account are reached by its statements, the account and services are not', () => {
  const isOne = (value: string) => isIdentity(normalPrincipal({ type: 'AWS', value }, 'aws'));
  const identities = [iam('role/a'), iam('user/a'), sts('assumed-role/a/me'), sts('federated-user/a')];
  expect(identities.map(isOne)).toEqual([true, true, true, true]);
  expect([iam('root'), '*', 'AROAEXAMPLEID12345678', 'nonsense'].map(isOne)).toEqual([false, false, false, false]);
  expect(isIdentity(normalPrincipal({ type: 'Service', value: 'sns.amazonaws.com' }, 'aws'))).toBe(false);
});
