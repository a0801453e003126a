import { randomUUID } from 'node:crypto';
import { createServer, IncomingMessage, Server, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { Faults } from '../faults';
import { AwsError } from './aws-error';
import { signedScope, SignedScope } from './credentials';
import { LoggedRequest } from './request-log';
import { Service, ServiceRequest, ServiceResponse } from './service';
import { Sessions } from '../identity/sessions';

const MAX_BODY_BYTES = 1024 * 1024;
/** What is read into memory at most, for the service that takes most. */
const MAX_READ_BYTES = 64 * 1024 * 1024;
const UNSIGNED: SignedScope = { accessKeyId: '', region: '', service: '' };

/** The HTTP side: finds the service and the caller of a request, applies faults, and answers, whatever comes in. */
export class Endpoint {
  readonly requests: LoggedRequest[] = [];
  private readonly server: Server;

  constructor(
    private readonly services: ReadonlyMap<string, Service>,
    private readonly fallback: Service,
    private readonly sessions: Sessions,
    private readonly faults: Faults,
  ) {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  /** Listens on the loopback interface only; returns the port. */
  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', resolve);
    });
    return (this.server.address() as AddressInfo).port;
  }

  /** Closes at once: clients keep their connections alive, and would hold the server open. */
  async close(): Promise<void> {
    const closed = new Promise<void>(resolve => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  private async answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    const response = await this.respond(incoming, requestId);
    outgoing.writeHead(response.status, {
      'content-type': response.contentType,
      ...(response.status !== 204 && { 'content-length': Buffer.byteLength(response.body) }),
      'x-amzn-requestid': requestId,
      ...response.headers,
    });
    outgoing.end(response.body);
  }

  private async respond(incoming: IncomingMessage, requestId: string): Promise<ServiceResponse> {
    let scope = UNSIGNED;
    let service = this.fallback;
    let operation = 'Unknown';
    let account = '';
    const log = (status: number, error?: string) => {
      this.requests.push({ service: scope.service, operation, region: scope.region, account, status, error });
    };
    try {
      const body = await readBody(incoming);
      const request: ServiceRequest = {
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        headers: incoming.headers,
        body,
      };
      service = this.byShape(request);
      scope = signedScope(incoming.headers.authorization);
      service = this.services.get(scope.service) ?? this.fallback;
      const caller = this.sessions.caller(scope.accessKeyId, scope.region);
      account = caller.account;
      operation = service.operation(request);
      refuseLargerThan(service.maxBodyBytes ?? MAX_BODY_BYTES, body.length);
      await this.faults.apply({ service: scope.service, operation, region: scope.region, arn: caller.arn });
      const response = service.handle(request, operation, caller);
      log(response.status);
      return response;
    } catch (error) {
      const { code, message, status } = error instanceof AwsError ? error : internalFailure(error);
      log(status, code);
      return service.error(code, message, status, requestId);
    }
  }

  /** The service that an unsigned request means, so that its refusal comes in a protocol that its client can read. */
  private byShape(request: ServiceRequest): Service {
    const ofPost = request.headers['x-amz-target'] ? 'kms' : 'cloudformation';
    return this.services.get(request.method === 'POST' ? ofPost : 's3') ?? this.fallback;
  }
}

function internalFailure(error: unknown): AwsError {
  return new AwsError('InternalFailure', error instanceof Error ? error.message : String(error), 500);
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    // What is too much is read, but not kept: a client that is cut off sees a broken connection instead of the error.
    if (size <= MAX_READ_BYTES) chunks.push(chunk);
  }
  refuseLargerThan(MAX_READ_BYTES, size);
  return Buffer.concat(chunks);
}

function refuseLargerThan(limit: number, bytes: number): void {
  if (bytes <= limit) return;
  throw new AwsError('RequestEntityTooLarge', `The request body exceeds ${limit} bytes`, 413);
}
