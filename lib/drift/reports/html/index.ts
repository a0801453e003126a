export * from './html-report';
