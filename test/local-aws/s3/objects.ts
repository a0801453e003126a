import { Buckets } from './buckets';
import { storedObject } from './stored-object';

/** Where a bucket of a test is made. */
export interface BucketPlace {
  /** @default 'us-east-1' */
  readonly region?: string;
  /** @default - the account of the endpoint */
  readonly account?: string;
}

/** What tests read and write without a client: no fault hits it, and no request is logged. */
export class Objects {
  constructor(
    private readonly buckets: Buckets,
    private readonly defaultAccount: string,
    private readonly defaultRegion: string,
  ) {}

  createBucket(name: string, { region, account }: BucketPlace = {}): void {
    this.buckets.create(name, account ?? this.defaultAccount, region ?? this.defaultRegion);
  }

  put(bucket: string, key: string, content: string | Uint8Array): void {
    this.buckets.get(bucket).objects.set(key, storedObject(Buffer.from(content)));
  }

  /** The text of an object. */
  get(bucket: string, key: string): string {
    return this.buckets.object(bucket, key).body.toString();
  }

  /** The keys of a bucket, in order. */
  keys(bucket: string): string[] {
    return [...this.buckets.get(bucket).objects.keys()].sort();
  }

  /** Deletes an object, if it is there. */
  delete(bucket: string, key: string): void {
    this.buckets.get(bucket).objects.delete(key);
  }
}
