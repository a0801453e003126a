export * from './all-rules';
export * from './could-not-check';
export * from './rule';
