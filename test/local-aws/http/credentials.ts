import { AwsError } from './aws-error';

/** What the signature of a request says about it. The signature itself is not verified. */
export interface SignedScope {
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
}

const SCOPE = /Credential=([^/,\s]+)\/\d{8}\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request/;

/** Reads the SigV4 credential scope: it is where AWS, too, learns the Region and the service of a request. */
export function signedScope(authorization: string | undefined): SignedScope {
  if (!authorization) throw new AwsError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403);
  const match = SCOPE.exec(authorization);
  if (!match) {
    throw new AwsError(
      'IncompleteSignature',
      'Authorization header requires a SigV4 Credential with date, Region and service',
      403,
    );
  }
  return { accessKeyId: match[1], region: match[2], service: match[3] };
}
