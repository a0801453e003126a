import { AWS_KMS_ARTICLE } from './articles';
import { verbatim } from './fact';

/** Zoom's key broker: the service that encrypts and decrypts a customer's content with the customer's key. */
export const ZOOM_KEY_BROKER = {
  /** The key broker's account as a principal. */
  accountRootArn: verbatim(AWS_KMS_ARTICLE, 'arn:aws:iam::409910850980:root'),
  /** The key broker's role as a principal. */
  roleArn: verbatim(AWS_KMS_ARTICLE, 'arn:aws:iam::409910850980:role/keybroker-role'),
  /** What the key broker does with the key. */
  actions: verbatim(AWS_KMS_ARTICLE, ['kms:Decrypt', 'kms:Encrypt', 'kms:DescribeKey', 'kms:GenerateDataKey*']),
} as const;
