import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { messageOf } from '../drift/live';

/** The content of an object as it comes: pieces of text, which may end within a line. */
export type Pieces = AsyncIterable<string>;

/** A text that was read, or why there is none. */
export type TextRead = { readonly text: string } | { readonly missing: true } | { readonly tooLarge: true };

/** The objects of a bucket. */
export class Objects {
  constructor(
    private readonly s3: S3Client,
    private readonly bucket: string,
  ) {}

  /** Address of an object, for people. */
  url(key: string): string {
    return `s3://${this.bucket}/${key}`;
  }

  /** The error of an object that has to be there, and is not. */
  isMissing(key: string): Error {
    return new Error(`can't read ${this.url(key)}: there is no such object`);
  }

  /**
   * Reads an object as text.
   *
   * @param mostBytes more is not read
   * @throws {Error} where it can't be read. It is missing where S3 says so: without the right to list the bucket it denies access instead.
   */
  async text(key: string, mostBytes: number): Promise<TextRead> {
    return this.asked('read', key, async () => {
      const body = await this.body(key);
      if (body === undefined) return { missing: true };
      const chunks: Buffer[] = [];
      let bytes = 0;
      for await (const chunk of body) {
        bytes += chunk.length;
        // Leaving the loop closes the connection.
        if (bytes > mostBytes) return { tooLarge: true };
        chunks.push(Buffer.from(chunk));
      }
      return { text: Buffer.concat(chunks).toString('utf8') };
    });
  }

  /** Reads an object that has to be there, piece by piece. @throws {Error} where it is missing, or can't be read. */
  async *pieces(key: string): Pieces {
    const decoder = new TextDecoder();
    const body = await this.asked('read', key, async () => this.body(key));
    if (body === undefined) throw this.isMissing(key);
    try {
      for await (const chunk of body) yield decoder.decode(chunk, { stream: true });
    } catch (error) {
      throw this.failed('read', key, error);
    }
    yield decoder.decode();
  }

  /** Writes an object. @throws {Error} where that fails. */
  async put(key: string, text: string, contentType: string): Promise<void> {
    const command = new PutObjectCommand({ Bucket: this.bucket, Key: key, Body: text, ContentType: contentType });
    await this.asked('write', key, async () => this.s3.send(command));
  }

  private async body(key: string): Promise<AsyncIterable<Uint8Array> | undefined> {
    try {
      const { Body } = await this.s3.send(new GetObjectCommand({ Bucket: this.bucket, Key: key }));
      return Body as AsyncIterable<Uint8Array> | undefined;
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }

  private async asked<T>(what: string, key: string, ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      throw this.failed(what, key, error);
    }
  }

  private failed(what: string, key: string, error: unknown): Error {
    return new Error(`can't ${what} ${this.url(key)}: ${messageOf(error)}`);
  }
}
