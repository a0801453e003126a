import { AwsError } from '../http/aws-error';

/** An object as it is stored. */
export interface StoredObject {
  readonly body: Buffer;
  /** In quotes, as it is shown. */
  readonly etag: string;
  readonly lastModified: Date;
  /** What was given with it and is given back: its content type, its metadata, its checksums. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A bucket and what is in it. */
export interface Bucket {
  readonly name: string;
  /** The account that it belongs to. */
  readonly owner: string;
  readonly region: string;
  readonly createdAt: Date;
  readonly objects: Map<string, StoredObject>;
}

const NAME = /^(?!xn--)(?!.*\.\.)(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** The buckets of all accounts and Regions: their names share one namespace. */
export class Buckets {
  private readonly byName = new Map<string, Bucket>();

  create(name: string, owner: string, region: string): Bucket {
    if (!NAME.test(name)) throw new AwsError('InvalidBucketName', 'The specified bucket is not valid.');
    const existing = this.byName.get(name);
    if (existing?.owner === owner) {
      throw new AwsError(
        'BucketAlreadyOwnedByYou',
        'Your previous request to create the named bucket succeeded and you already own it.',
        409,
      );
    }
    if (existing) {
      throw new AwsError(
        'BucketAlreadyExists',
        'The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.',
        409,
      );
    }
    const bucket: Bucket = { name, owner, region, createdAt: new Date(), objects: new Map() };
    this.byName.set(name, bucket);
    return bucket;
  }

  delete(name: string): void {
    if (this.get(name).objects.size > 0) {
      throw new AwsError('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409);
    }
    this.byName.delete(name);
  }

  all(): Bucket[] {
    return [...this.byName.values()];
  }

  get(name: string): Bucket {
    const bucket = this.byName.get(name);
    if (!bucket) throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404);
    return bucket;
  }

  /** An object of a bucket; both must be there. */
  object(bucket: string, key: string): StoredObject {
    const object = this.get(bucket).objects.get(key);
    if (!object) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
    return object;
  }
}
