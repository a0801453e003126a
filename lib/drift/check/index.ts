export * from './check-drift';
export * from './key-check';
export * from './key-sets';
export * from './locate-keys';
export * from './wanted';
