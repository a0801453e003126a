import { AwsError } from '../http/aws-error';
import { jsonService } from '../http/json-service';
import { Service } from '../http/service';
import { toXml } from '../http/xml';

/** SSM with no parameter in it: the CLI then says that the environment isn't bootstrapped, which is true. */
export const EMPTY_SSM: Service = jsonService((_, operation) => {
  if (operation === 'GetParameter') throw new AwsError('ParameterNotFound', '');
  throw new AwsError('UnknownOperationException', `ssm:${operation} is not implemented by this endpoint`);
});

/** S3 with no bucket in it. */
export const EMPTY_S3: Service = {
  operation: request => `${request.method} ${request.path.split('?')[0]}`,
  handle: () => {
    throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404);
  },
  error: (code, message, status, requestId) => ({
    status,
    contentType: 'application/xml',
    body: toXml('Error', { Code: code, Message: message, RequestId: requestId }),
  }),
};

/** Every service that isn't there. */
export const NO_SERVICE: Service = jsonService((_, operation) => {
  throw new AwsError(
    'UnknownOperationException',
    `${operation} belongs to a service that this endpoint does not implement`,
  );
});
