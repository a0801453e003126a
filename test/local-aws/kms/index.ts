export { Kms } from './kms';
