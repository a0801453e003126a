import { randomUUID } from 'node:crypto';
import { AwsError } from '../../http/aws-error';

const HANDLER_ERROR_CODES: Record<string, string> = {
  AlreadyExistsException: 'AlreadyExists',
  NotFoundException: 'NotFound',
  LimitExceededException: 'ServiceLimitExceeded',
  AccessDeniedException: 'AccessDenied',
  InternalFailure: 'GeneralServiceException',
};

/** Why a resource failed, in the words of its event. */
export function failureReason(error: unknown): string {
  if (!(error instanceof AwsError)) {
    return `Internal Failure: ${error instanceof Error ? error.message : String(error)}`;
  }
  // A template's error is told as it is; only what a handler ran into is wrapped.
  if (error.code === 'ValidationError') return error.message;
  const service =
    error.code === 'InvalidRequest' ? '' : ` (Service: Kms, Status Code: ${error.status}, Request ID: ${randomUUID()})`;
  const code = HANDLER_ERROR_CODES[error.code] ?? 'InvalidRequest';
  const message = error.message || `${error.code} without a message`;
  return `Resource handler returned message: "${message}${service}" (RequestToken: ${randomUUID()}, HandlerErrorCode: ${code})`;
}
