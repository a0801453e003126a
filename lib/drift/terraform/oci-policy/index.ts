export * from './covers';
export * from './grant';
export * from './parse-policy';
export * from './parse-statement';
export * from './statement';
