export * from './all-rules';
export * from './rule';
