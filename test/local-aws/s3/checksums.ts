import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { AwsError } from '../http/aws-error';

const PREFIX = 'x-amz-checksum-';

/** Those that can be computed here; the others are stored and given back unseen, and the client checks them. */
const ALGORITHMS: Record<string, (body: Buffer) => Buffer> = {
  crc32: body => {
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return sum;
  },
  sha1: body => createHash('sha1').update(body).digest(),
  sha256: body => createHash('sha256').update(body).digest(),
};

/** Whether a header holds a checksum of the body. */
export function isChecksum(header: string): boolean {
  return header.startsWith(PREFIX) && !['mode', 'type', 'algorithm'].includes(header.slice(PREFIX.length));
}

/** Refuses a body that isn't what its checksums say. */
export function verifyChecksums(body: Buffer, checksums: Readonly<Record<string, string>>): void {
  for (const [header, value] of Object.entries(checksums)) {
    const name = header.slice(PREFIX.length);
    const computed = Object.hasOwn(ALGORITHMS, name) ? ALGORITHMS[name](body).toString('base64') : value;
    if (computed !== value) {
      throw new AwsError('BadDigest', `The ${name.toUpperCase()} you specified did not match the calculated checksum.`);
    }
  }
}
