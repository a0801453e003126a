import { AwsError } from '../http/aws-error';

/** A body without the marks of its encoding, and what came behind it. */
export interface Decoded {
  readonly body: Buffer;
  readonly trailers: Readonly<Record<string, string>>;
}

/**
 * Decodes a body in `aws-chunked`: chunks with their length in hexadecimal, an empty one, then trailing headers.
 *
 * The SDKs send it for streams, to put a checksum behind what they read only once.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export function decodeAwsChunked(encoded: Buffer): Decoded {
  const chunks: Buffer[] = [];
  let position = 0;
  const line = (): string => {
    const end = encoded.indexOf('\r\n', position);
    if (end < 0) throw incomplete();
    const text = encoded.toString('latin1', position, end);
    position = end + 2;
    return text;
  };
  for (;;) {
    // Behind the length there may be a signature: `5;chunk-signature=…`.
    const length = /^([0-9a-fA-F]+)(;.*)?$/.exec(line())?.[1];
    if (length === undefined) throw incomplete();
    const end = position + parseInt(length, 16);
    if (end === position) break;
    if (encoded.toString('latin1', end, end + 2) !== '\r\n') throw incomplete();
    chunks.push(encoded.subarray(position, end));
    position = end + 2;
  }
  return { body: Buffer.concat(chunks), trailers: trailersOf(encoded.toString('latin1', position)) };
}

function trailersOf(text: string): Record<string, string> {
  const lines = text.split('\r\n').filter(line => line.includes(':'));
  return Object.fromEntries(
    lines.map(line => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

/** The error for a body that ends before it should. */
export function incomplete(): AwsError {
  return new AwsError(
    'IncompleteBody',
    'You did not provide the number of bytes specified by the Content-Length HTTP header',
  );
}
