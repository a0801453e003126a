export { Faults, type FaultTarget, type StaleReads, type Throttling } from './faults';
export { type LoggedRequest } from './http/request-log';
export { type Principal, Principals } from './identity/principals';
export { LocalAws, type LocalAwsOptions, type LocalClientConfig } from './local-aws';
