export * from './resolver';
export * from './stack-scope';
