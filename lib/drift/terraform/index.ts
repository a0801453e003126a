export * from './check-plans';
export * from './plan';
export * from './read-plan';
export * from './rules';
