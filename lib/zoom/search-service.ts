import { AWS_KMS_ARTICLE } from './articles';
import { verbatim } from './fact';

/** Zoom's search service, which needs the key only where search data encryption is enabled. */
export const ZOOM_SEARCH_SERVICE = {
  /** The search service's role as a principal. */
  roleArn: verbatim(AWS_KMS_ARTICLE, 'arn:aws:iam::735735407888:role/csms@prod_searchmanage_aw1'),
  /** What the search service does with the key. */
  actions: verbatim(AWS_KMS_ARTICLE, [
    'kms:CreateGrant',
    'kms:ListGrants',
    'kms:RevokeGrant',
    'kms:Encrypt',
    'kms:Decrypt',
    'kms:ReEncrypt*',
    'kms:GenerateDataKey*',
    'kms:DescribeKey',
  ]),
} as const;
