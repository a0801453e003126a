export * from './multi-region-key';
export * from './multi-region-key-replica-options';
export * from './retirement-guard';
export * from './zoom-access-options';
export * from './zoom-broker-access';
export * from './zoom-kms-key';
export * from './zoom-search-access';
