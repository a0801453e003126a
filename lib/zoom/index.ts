export * from './articles';
export * from './fact';
export * from './key-broker';
export * from './key-vault-key';
export * from './kms-key';
export * from './search-service';
export * from './template-metadata';
export * from './vault-key';
