import { createHash } from 'node:crypto';
import { StoredObject } from './buckets';

/** Makes an object of its bytes. */
export function storedObject(
  body: Buffer,
  headers: Record<string, string> = { 'content-type': 'binary/octet-stream' },
): StoredObject {
  // S3 knows no fraction of a second here.
  const lastModified = new Date(Math.floor(Date.now() / 1000) * 1000);
  return { body, etag: `"${createHash('md5').update(body).digest('hex')}"`, lastModified, headers };
}
