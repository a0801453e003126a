import { Caller } from '../identity/caller';

/** The parts of a request that a protocol reads. */
export interface ServiceRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

/** What is sent back. */
export interface ServiceResponse {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** A service behind the endpoint: it knows its protocol and its operations. */
export interface Service {
  /** The name of the operation a request asks for. */
  operation(request: ServiceRequest): string;
  /** Performs it. It may throw, an AwsError or by mistake. */
  handle(request: ServiceRequest, operation: string, caller: Caller): ServiceResponse;
  /** Writes an error in the service's protocol. */
  error(code: string, message: string, status: number, requestId: string): ServiceResponse;
}
