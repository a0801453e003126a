import { parseKeyPolicy } from '../../../lib/key-policy';

export const ACCOUNT = '111122223333';
export const ARN = `arn:aws:kms:us-east-1:${ACCOUNT}:key/mrk-1`;
export const ZOOM_ROOT = 'arn:aws:iam::409910850980:root';
export const ZOOM_ROLE = 'arn:aws:iam::409910850980:role/keybroker-role';
const SEARCH_ROLE = 'arn:aws:iam::735735407888:role/csms@prod_searchmanage_aw1';

/** A policy of these statements. */
export function policyOf(...Statement: object[]) {
  return { Version: '2012-10-17', Statement };
}

/** The same, read. */
export function parsedPolicyOf(...statements: object[]) {
  return parseKeyPolicy(policyOf(...statements));
}

/** An Allow on any resource. */
export function allow(principal: string | string[], Action: string | string[], Condition?: object) {
  return {
    Effect: 'Allow',
    Principal: { AWS: principal },
    Action,
    Resource: '*',
    ...(Condition && { Condition }),
  };
}

/** The statement that leaves the owner in control. */
export function root(account = ACCOUNT) {
  return allow(`arn:aws:iam::${account}:root`, 'kms:*');
}

/** The article's statement for the key broker. */
export function broker(
  principal = ZOOM_ROOT,
  actions = ['kms:Decrypt', 'kms:Encrypt', 'kms:DescribeKey', 'kms:GenerateDataKey*'],
  condition?: object,
) {
  return allow(principal, actions, condition);
}

/** The article's statement for search data encryption. */
export function search() {
  const actions = ['CreateGrant', 'ListGrants', 'RevokeGrant', 'Encrypt', 'Decrypt', 'ReEncrypt*', 'GenerateDataKey*'];
  const statement = allow(
    SEARCH_ROLE,
    [...actions, 'DescribeKey'].map(action => `kms:${action}`),
  );
  return { ...statement, Principal: { AWS: SEARCH_ROLE } };
}

/**
 * What the console's "Add other AWS accounts" writes: Zoom beside the owner's own users of the key.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html#key-policy-users-crypto
 */
export function consoleForm(user = `arn:aws:iam::${ACCOUNT}:user/local-aws`) {
  const use = ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'];
  const grants = ['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'];
  return [
    { Sid: 'Enable IAM User Permissions', ...root() },
    { Sid: 'Allow use of the key', ...allow([user, ZOOM_ROOT], use) },
    {
      Sid: 'Allow attachment of persistent resources',
      ...allow([user, ZOOM_ROOT], grants, { Bool: { 'kms:GrantIsForAWSResource': 'true' } }),
    },
  ];
}
