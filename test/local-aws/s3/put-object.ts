import { decodeAwsChunked, Decoded, incomplete } from './aws-chunked';
import { Bucket } from './buckets';
import { isChecksum, verifyChecksums } from './checksums';
import { storedObject } from './stored-object';
import { AwsError } from '../http/aws-error';
import { ServiceRequest } from '../http/service';

const KEPT = ['content-type', 'content-encoding', 'content-disposition', 'cache-control'];

/** Stores the object that a request brings; gives the headers of the answer. */
export function putObject(bucket: Bucket, key: string, { headers, body: raw }: ServiceRequest): Record<string, string> {
  checkConditions(bucket, key, headers);
  const { body, trailers } = decode(raw, headers);
  const given = { ...singleValued(headers), ...trailers };
  const checksums = pick(given, isChecksum);
  verifyChecksums(body, checksums);
  const object = storedObject(body, {
    'content-type': 'binary/octet-stream',
    ...withoutAwsChunked(pick(given, name => KEPT.includes(name) || name.startsWith('x-amz-meta-'))),
    ...checksums,
  });
  bucket.objects.set(key, object);
  return { etag: object.etag, ...checksums };
}

/** Conditional writes: only a new object, or only in place of the one that the client knows. */
function checkConditions(bucket: Bucket, key: string, headers: ServiceRequest['headers']): void {
  const etag = bucket.objects.get(key)?.etag;
  const expected = headers['if-match'];
  if (expected !== undefined && etag === undefined) {
    throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
  }
  const isTaken = headers['if-none-match'] === '*' && etag !== undefined;
  if (!isTaken && (expected === undefined || expected === etag)) return;
  throw new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412);
}

function decode(raw: Buffer, headers: ServiceRequest['headers']): Decoded {
  if (!String(headers['x-amz-content-sha256']).startsWith('STREAMING-')) return { body: raw, trailers: {} };
  const decoded = decodeAwsChunked(raw);
  if (Number(headers['x-amz-decoded-content-length']) !== decoded.body.length) throw incomplete();
  return decoded;
}

function singleValued(headers: ServiceRequest['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function pick(headers: Record<string, string>, isWanted: (name: string) => boolean): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => isWanted(name)));
}

/** `aws-chunked` is how the body travelled, not what it is. */
function withoutAwsChunked({
  'content-encoding': encoding = '',
  ...rest
}: Record<string, string>): Record<string, string> {
  const own = encoding
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '' && part !== 'aws-chunked');
  return own.length > 0 ? { ...rest, 'content-encoding': own.join(',') } : rest;
}
