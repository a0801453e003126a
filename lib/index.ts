export * as aws from './aws';
export * as azure from './azure';
export * as oci from './oci';
