export * from './colours';
export * from './plain-text';
export * from './report-input';
export * from './text-report';
