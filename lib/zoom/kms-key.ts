import { AWS_KMS_ARTICLE } from './articles';
import { inferred, verbatim } from './fact';

/** What Zoom asks of a key in AWS KMS, in the words of the KMS API. */
export const ZOOM_KMS_KEY = {
  keySpec: verbatim(AWS_KMS_ARTICLE, 'SYMMETRIC_DEFAULT', 'The article says "Key type: Symmetric".'),
  keyUsage: verbatim(AWS_KMS_ARTICLE, 'ENCRYPT_DECRYPT', 'The article says "Encrypt and decrypt".'),
  origin: verbatim(AWS_KMS_ARTICLE, 'AWS_KMS', 'The article says "Key material origin: KMS".'),
  multiRegion: verbatim(AWS_KMS_ARTICLE, true),
  /** Where the primary key belongs. */
  primaryRegion: verbatim(
    AWS_KMS_ARTICLE,
    'us-east-1',
    'The default: the key belongs in the Region where the Zoom account keeps its data.',
  ),
  /** The partition that Zoom's principals are in. */
  partition: inferred(
    AWS_KMS_ARTICLE,
    'aws',
    'Every principal that the article names is in the partition aws; none was found for aws-us-gov or aws-cn.',
  ),
} as const;
