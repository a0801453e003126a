export * from './all-plan-rules';
export * from './plan-rule';
