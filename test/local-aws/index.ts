export { Faults, FaultTarget, StaleReads, Throttling } from './faults';
export { LoggedRequest } from './http/request-log';
export { Principal, Principals } from './identity/principals';
export { LocalAws, LocalAwsOptions, LocalClientConfig } from './local-aws';
