export { type RecordedResource } from './cloudformation/recorded-resources';
export { type PutEvent } from './eventbridge';
export { type FailedEntries, Faults, type FaultTarget, type StaleReads, type Throttling } from './faults';
export { type LoggedRequest } from './http/request-log';
export { type Principal, Principals } from './identity/principals';
export { type BucketPlace, type Objects } from './s3';
export { LocalAws, type LocalAwsOptions, type LocalClientConfig } from './local-aws';
