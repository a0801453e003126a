export * from './cloud-assembly';
export * from './declared-key';
export * from './declared-keys';
export * from './declared-stack';
export * from './declared-state-error';
export * from './keys-without-intent';
export * from './resolution';
export * from './stack-facts';
