export * from './verify-rules';
