import { AwsError } from '../http/aws-error';
import { jsonService } from '../http/json-service';
import { Service } from '../http/service';

/** Every service that isn't there. */
export const NO_SERVICE: Service = jsonService((_, operation) => {
  throw new AwsError(
    'UnknownOperationException',
    `${operation} belongs to a service that this endpoint does not implement`,
  );
});
