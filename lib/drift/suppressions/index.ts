export * from './apply-suppressions';
export * from './read-suppressions';
export * from './suppression';
export * from './suppressions-error';
