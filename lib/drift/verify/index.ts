export * from './key-arns';
export * from './requirements';
export * from './verify-keys';
export * from './verify-policy';
