import { Buckets } from './buckets';
import { OPERATIONS } from './operations';
import { Route, routeOf } from './route';
import { AwsError } from '../http/aws-error';
import { Service } from '../http/service';
import { toXml } from '../http/xml';

/** S3, in the path style. */
export function s3Service(buckets: Buckets): Service {
  return {
    maxBodyBytes: 64 * 1024 * 1024,
    operation: request => routeOf(request).operation,
    handle: (request, name, caller) => {
      const operation = OPERATIONS.get(name);
      if (!operation) throw new AwsError('NotImplemented', `${name} is not implemented by this endpoint`, 501);
      const route = routeOf(request);
      checkOwner(buckets, route, request.headers['x-amz-expected-bucket-owner']);
      return operation({ buckets, route, request, caller });
    },
    error: (code, message, status, requestId) => ({
      status,
      contentType: 'application/xml',
      body: toXml('Error', { Code: code, Message: message, RequestId: requestId }),
    }),
  };
}

/** A client may say whose the bucket should be: the CDK CLI does, so as not to publish into a stranger's. */
function checkOwner(buckets: Buckets, { bucket }: Route, expected: string | string[] | undefined): void {
  if (expected === undefined || expected === buckets.get(bucket).owner) return;
  throw new AwsError('AccessDenied', 'Access Denied', 403);
}
