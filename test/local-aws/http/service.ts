import { Caller } from '../identity/caller';

/** The parts of a request that a protocol reads. */
export interface ServiceRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: Buffer;
}

/** What is sent back. */
export interface ServiceResponse {
  readonly status: number;
  readonly contentType: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Node sends none to a HEAD request, but says its length. */
  readonly body: string | Buffer;
}

/** A service behind the endpoint: it knows its protocol and its operations. */
export interface Service {
  /** The largest body that it takes, in bytes. @default 1 MiB */
  readonly maxBodyBytes?: number;
  /** The name of the operation a request asks for. */
  operation(request: ServiceRequest): string;
  /** Performs it. It may throw, an AwsError or by mistake. */
  handle(request: ServiceRequest, operation: string, caller: Caller): ServiceResponse;
  /** Writes an error in the service's protocol. */
  error(code: string, message: string, status: number, requestId: string): ServiceResponse;
}
