import { randomUUID } from 'node:crypto';
import { AwsError } from '../../http/aws-error';

const HANDLER_ERROR_CODES: Record<string, string> = {
  AlreadyExistsException: 'AlreadyExists',
  BucketAlreadyExists: 'AlreadyExists',
  BucketAlreadyOwnedByYou: 'AlreadyExists',
  NotFoundException: 'NotFound',
  ResourceNotFoundException: 'NotFound',
  LimitExceededException: 'ServiceLimitExceeded',
  AccessDeniedException: 'AccessDenied',
  BucketNotEmpty: 'GeneralServiceException',
  InternalFailure: 'GeneralServiceException',
};

/** What a handler says itself, without a service. */
const OF_HANDLER = ['InvalidRequest', 'AlreadyExists'];

/** Services whose name in messages is not that of their resource types. */
const SERVICES: Record<string, string> = {
  KMS: 'Kms',
  IAM: 'Iam',
  SQS: 'Sqs',
  SNS: 'Sns',
  Events: 'EventBridge',
  Logs: 'CloudWatchLogs',
  StepFunctions: 'Sfn',
};

/** Why a resource of a type failed, or a stack, in the words of its event. */
export function failureReason(error: unknown, type = 'AWS::CloudFormation::Stack'): string {
  if (!(error instanceof AwsError)) {
    return `Internal Failure: ${error instanceof Error ? error.message : String(error)}`;
  }
  // A template's error is told as it is; only what a handler ran into is wrapped.
  if (error.code === 'ValidationError') return error.message;
  const [, namespace] = type.split('::');
  const service = OF_HANDLER.includes(error.code)
    ? ''
    : ` (Service: ${SERVICES[namespace] ?? namespace}, Status Code: ${error.status}, Request ID: ${randomUUID()})`;
  const code = OF_HANDLER.includes(error.code) ? error.code : (HANDLER_ERROR_CODES[error.code] ?? 'InvalidRequest');
  const message = error.message || `${error.code} without a message`;
  return `Resource handler returned message: "${message}${service}" (RequestToken: ${randomUUID()}, HandlerErrorCode: ${code})`;
}
