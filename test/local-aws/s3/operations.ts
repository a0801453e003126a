import { Bucket, Buckets, StoredObject } from './buckets';
import { listObjects } from './list-objects';
import { putObject } from './put-object';
import { Route } from './route';
import { ServiceRequest, ServiceResponse } from '../http/service';
import { toXml } from '../http/xml';
import { Caller } from '../identity/caller';

/** What an operation works with. */
export interface OperationContext {
  readonly buckets: Buckets;
  readonly route: Route;
  readonly request: ServiceRequest;
  readonly caller: Caller;
}

type Operation = (context: OperationContext) => ServiceResponse;

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';
const NO_CONTENT: ServiceResponse = { status: 204, contentType: 'application/xml', body: '' };

/** The operations that there are. */
export const OPERATIONS = new Map<string, Operation>([
  [
    'ListBuckets',
    ({ buckets, caller }) => {
      const own = buckets.all().filter(({ owner }) => owner === caller.account);
      const rows = own.map(({ name, createdAt }) => ({ Name: name, CreationDate: createdAt }));
      return xml('ListAllMyBucketsResult', { Owner: { ID: caller.account }, Buckets: { Bucket: rows } });
    },
  ],
  [
    'CreateBucket',
    ({ buckets, route, request, caller }) => {
      const region = /<LocationConstraint>([^<]+)</.exec(request.body.toString())?.[1] ?? caller.region;
      buckets.create(route.bucket, caller.account, region);
      return empty({ location: `/${route.bucket}` });
    },
  ],
  ['HeadBucket', ({ buckets, route }) => empty({ 'x-amz-bucket-region': buckets.get(route.bucket).region })],
  [
    'DeleteBucket',
    ({ buckets, route }) => {
      buckets.delete(route.bucket);
      return NO_CONTENT;
    },
  ],
  ['GetBucketLocation', ({ buckets, route }) => xml('LocationConstraint', locationOf(buckets.get(route.bucket)))],
  [
    'GetBucketEncryption',
    ({ buckets, route }) => {
      // Every bucket has this since 2023, when nothing else was configured.
      buckets.get(route.bucket);
      const byDefault = { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false };
      return xml('ServerSideEncryptionConfiguration', { Rule: byDefault });
    },
  ],
  [
    'ListObjectsV2',
    ({ buckets, route }) => xml('ListBucketResult', listObjects(buckets.get(route.bucket), route.query)),
  ],
  ['PutObject', ({ buckets, route, request }) => empty(putObject(buckets.get(route.bucket), route.key, request))],
  ['GetObject', ({ buckets, route, request }) => content(buckets.object(route.bucket, route.key), request)],
  // Node leaves the body out, as HEAD demands.
  ['HeadObject', ({ buckets, route, request }) => content(buckets.object(route.bucket, route.key), request)],
  [
    'DeleteObject',
    ({ buckets, route }) => {
      // Deleting what isn't there is no error.
      buckets.get(route.bucket).objects.delete(route.key);
      return NO_CONTENT;
    },
  ],
]);

/** The oldest Region is shown as none. */
function locationOf({ region }: Bucket): string {
  return region === 'us-east-1' ? '' : region;
}

function content({ body, etag, lastModified, headers }: StoredObject, request: ServiceRequest): ServiceResponse {
  const wantsChecksums = request.headers['x-amz-checksum-mode'] === 'ENABLED';
  const shown = Object.entries(headers).filter(([name]) => wantsChecksums || !name.startsWith('x-amz-checksum-'));
  const { 'content-type': contentType, ...others } = Object.fromEntries(shown);
  return {
    status: 200,
    contentType,
    headers: { etag, 'last-modified': lastModified.toUTCString(), ...others },
    body,
  };
}

function empty(headers: Record<string, string>): ServiceResponse {
  return { status: 200, contentType: 'application/xml', headers, body: '' };
}

function xml(root: string, value: unknown): ServiceResponse {
  const body = toXml(root, value, 'flat').replace(`<${root}>`, `<${root} xmlns="${NAMESPACE}">`);
  return { status: 200, contentType: 'application/xml', body };
}
