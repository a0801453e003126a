import { AwsError } from '../http/aws-error';
import { ServiceRequest } from '../http/service';

/** What a request is about, in the path style: `/bucket/key?subresource`. */
export interface Route {
  /** The name of the operation; for one that is not known, what was asked. */
  readonly operation: string;
  /** Empty where all buckets are meant. */
  readonly bucket: string;
  /** Empty where the bucket is meant. */
  readonly key: string;
  readonly query: URLSearchParams;
}

type Level = 'service' | 'bucket' | 'object';

const OPERATIONS: readonly (readonly [method: string, level: Level, subresource: string, operation: string])[] = [
  ['GET', 'service', '', 'ListBuckets'],
  ['PUT', 'bucket', '', 'CreateBucket'],
  ['HEAD', 'bucket', '', 'HeadBucket'],
  ['DELETE', 'bucket', '', 'DeleteBucket'],
  ['GET', 'bucket', 'location', 'GetBucketLocation'],
  ['GET', 'bucket', 'encryption', 'GetBucketEncryption'],
  ['GET', 'bucket', 'list-type', 'ListObjectsV2'],
  ['PUT', 'object', '', 'PutObject'],
  ['GET', 'object', '', 'GetObject'],
  ['HEAD', 'object', '', 'HeadObject'],
  ['DELETE', 'object', '', 'DeleteObject'],
];

/** Parameters that say how, not what: any other names a subresource. */
const PLAIN = [
  ...['x-id', 'prefix', 'max-keys', 'continuation-token', 'start-after', 'fetch-owner', 'encoding-type', 'delimiter'],
  ...['max-buckets', 'bucket-region', 'list-type'],
];

/** Reads what a request asks for. */
export function routeOf({ method, path, headers }: ServiceRequest): Route {
  const [pathname, search = ''] = path.split(/\?(.*)/s);
  const query = new URLSearchParams(search);
  const slash = pathname.indexOf('/', 1);
  const bucket = decoded(pathname.slice(1, slash < 0 ? undefined : slash));
  const key = slash < 0 ? '' : decoded(pathname.slice(slash + 1));
  const level = key !== '' ? 'object' : bucket !== '' ? 'bucket' : 'service';
  const subresource = subresourceOf(query, headers);
  const known = OPERATIONS.find(row => row[0] === method && row[1] === level && row[2] === subresource);
  return { operation: known?.[3] ?? `${method} ${level} ${subresource}`.trim(), bucket, key, query };
}

function subresourceOf(query: URLSearchParams, headers: ServiceRequest['headers']): string {
  // A copy is a PUT with a header, and must not pass for an empty object.
  if (headers['x-amz-copy-source'] !== undefined) return 'copy';
  const named = [...query.keys()].find(name => !PLAIN.includes(name));
  return named ?? (query.has('list-type') ? 'list-type' : '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new AwsError('InvalidURI', "Couldn't parse the specified URI.");
  }
}
