export * from './aws-access';
export * from './known-failure';
export * from './live-key';
export * from './look';
export * from './looked';
export * from './read-deployed-stacks';
export * from './read-key';
export * from './read-stack';
