/**
 * The two JSON templates of Zoom's article KB0065902, "Using Customer Managed Key with AWS", as they stood in 2026-11.
 * They are what the library's policy is held against.
 *
 * @see https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0065902
 */

/** The key policy of "Configuring your key's policy". */
export const KEY_POLICY_TEMPLATE = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::YOUR_AWS_ACCOUNT_NUMBER:root' },
      Action: 'kms:*',
      Resource: '*',
    },
    {
      Effect: 'Allow',
      Principal: { AWS: ['arn:aws:iam::409910850980:root'] },
      Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:DescribeKey', 'kms:GenerateDataKey*'],
      Resource: '*',
    },
  ],
};

/** The statement of "Search data encryption". */
export const SEARCH_STATEMENT_TEMPLATE = {
  Sid: 'Allow use of the key',
  Effect: 'Allow',
  Principal: { AWS: ['arn:aws:iam::735735407888:role/csms@prod_searchmanage_aw1'] },
  Action: [
    'kms:CreateGrant',
    'kms:ListGrants',
    'kms:RevokeGrant',
    'kms:Encrypt',
    'kms:Decrypt',
    'kms:ReEncrypt*',
    'kms:GenerateDataKey*',
    'kms:DescribeKey',
  ],
  Resource: '*',
};
