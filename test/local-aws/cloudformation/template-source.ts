import { AwsError } from '../http/aws-error';
import { Buckets } from '../s3';

/** The largest template that a request may carry. */
export const TEMPLATE_BODY_BYTES = 51200;
/** The largest one that S3 may hold. */
const TEMPLATE_OBJECT_BYTES = 1024 * 1024;

/** The forms of an object's address: the bucket in the host, or in the path; there also with this endpoint as the host. */
const URLS = [
  /^https:\/\/([^/]+)\.s3[.-][^/]*\/(.+)$/,
  /^https:\/\/s3[.-][^/]*\/([^/]+)\/(.+)$/,
  /^http:\/\/127\.0\.0\.1:\d+\/([^/]+)\/(.+)$/,
];

/**
 * Reads a template that was published to S3: the CDK CLI does so with any of a bootstrapped environment.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html
 */
export function templateAt(buckets: Buckets, url: string): string {
  const match = URLS.map(pattern => pattern.exec(url)).find(found => found !== null);
  if (!match) throw new AwsError('ValidationError', 'TemplateURL must be a supported URL.');
  const body = read(buckets, decodeURIComponent(match[1]), decodeURIComponent(match[2]));
  return checkedSize(body, 'templateURL', TEMPLATE_OBJECT_BYTES);
}

/** Refuses a template that is larger than where it came from allows. */
export function checkedSize(body: string, member: string, limit: number): string {
  if (Buffer.byteLength(body) <= limit) return body;
  throw new AwsError(
    'ValidationError',
    `1 validation error detected: Value at '${member}' failed to satisfy constraint: Member must have length less than or equal to ${limit}`,
  );
}

function read(buckets: Buckets, bucket: string, key: string): string {
  try {
    return buckets.object(bucket, key).body.toString();
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw new AwsError(
      'ValidationError',
      `S3 error: ${error.message}\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html`,
    );
  }
}
