import { Duration } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledged';

/** A bucket for reports, which are kept: the last ones of each check, and those of every change. */
export function reportBucket(scope: Construct): s3.Bucket {
  const bucket = new s3.Bucket(scope, 'Reports', {
    encryption: s3.BucketEncryption.S3_MANAGED,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    versioned: true,
    lifecycleRules: [
      { noncurrentVersionExpiration: Duration.days(90), abortIncompleteMultipartUploadAfter: Duration.days(1) },
    ],
  });
  acknowledge(bucket, {
    'AwsSolutions-S1':
      'It holds reports, which say nothing that the key policies do not. Give a bucket of your own to have its access logged.',
  });
  return bucket;
}
