/**
 * What commands do that ask AWS. It is a bundle of its own, which a command loads when it is run: the clients of AWS take longer to
 * load than all else takes to run.
 */
export { drift } from './drift-action';
export { enroll } from './enroll-action';
export { verify } from './verify-action';
