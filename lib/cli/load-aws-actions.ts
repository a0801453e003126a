/** What commands do that ask AWS, loaded when it is needed. */
export function loadAwsActions(): typeof import('./aws-actions') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./aws-actions') as typeof import('./aws-actions');
}
