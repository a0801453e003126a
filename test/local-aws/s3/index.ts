export { Buckets } from './buckets';
export { type BucketPlace, Objects } from './objects';
export { s3Service } from './s3-service';
