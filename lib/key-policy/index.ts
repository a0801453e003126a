export * from './compare';
export * from './comparison';
export * from './key-identity';
export * from './kms-actions';
export type { AccessLevel } from './levels';
export * from './parse';
export * from './policy';
export * from './policy-error';
