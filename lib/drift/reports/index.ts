export * from './colours';
export * from './plain-text';
export * from './text-report';
