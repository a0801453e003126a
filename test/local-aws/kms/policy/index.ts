export { defaultPolicy } from './default-policy';
export { malformed, parsePolicy, type StoredPolicy } from './document';
export { formatPolicy } from './format';
export { callerKeepsPolicy } from './lockout';
export { withArns, withUniqueIds } from './principals';
