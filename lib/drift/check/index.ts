export * from './check-drift';
export * from './key-check';
