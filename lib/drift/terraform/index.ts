export * from './check-plans';
export * from './plan';
export * from './plan-requirements';
export * from './read-plan';
export * from './rules';
