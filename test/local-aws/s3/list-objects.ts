import { Bucket } from './buckets';
import { AwsError } from '../http/aws-error';

const MAX_KEYS = 1000;

/** The answer to ListObjectsV2, by the names of its elements. */
export function listObjects(bucket: Bucket, query: URLSearchParams): Record<string, unknown> {
  refuseUnsupported(query);
  const prefix = query.get('prefix') ?? '';
  const limit = maxKeys(query);
  const token = query.get('continuation-token');
  const after = token === null ? query.get('start-after') : Buffer.from(token, 'base64url').toString();
  const keys = [...bucket.objects.keys()]
    .filter(key => key.startsWith(prefix))
    .sort(inBytes)
    .filter(key => after === null || inBytes(key, after) > 0);
  const page = keys.slice(0, limit);
  const isTruncated = limit > 0 && page.length < keys.length;
  return {
    Name: bucket.name,
    Prefix: prefix,
    StartAfter: query.get('start-after') ?? undefined,
    ContinuationToken: token ?? undefined,
    NextContinuationToken: isTruncated ? Buffer.from(page.at(-1)!).toString('base64url') : undefined,
    KeyCount: page.length,
    MaxKeys: limit,
    IsTruncated: isTruncated,
    Contents: page.map(key => {
      const { body, etag, lastModified } = bucket.objects.get(key)!;
      return { Key: key, LastModified: lastModified, ETag: etag, Size: body.length, StorageClass: 'STANDARD' };
    }),
  };
}

/** S3 lists keys in the order of their UTF-8 bytes. */
function inBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function maxKeys(query: URLSearchParams): number {
  const given = query.get('max-keys');
  const limit = given === null ? MAX_KEYS : Number(given);
  if (given === '' || !Number.isInteger(limit) || limit < 0) {
    throw new AwsError('InvalidArgument', 'Provided max-keys not an integer or within integer range');
  }
  return Math.min(limit, MAX_KEYS);
}

/** Neither may pass unnoticed: the answer would be another one. */
function refuseUnsupported(query: URLSearchParams): void {
  const unsupported = ['delimiter', 'encoding-type'].find(name => query.has(name));
  if (unsupported === undefined) return;
  throw new AwsError('NotImplemented', `ListObjectsV2 with ${unsupported} is not implemented by this endpoint`, 501);
}
