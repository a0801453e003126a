import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { AwsAccess, AwsAccessOptions, LookFailure } from '../../../lib/drift/live';
import { Looked } from '../../../lib/drift/live/looked';
import { LocalAws } from '../../local-aws';

export const ACCOUNT = '111122223333';
export const OTHER_ACCOUNT = '444455556666';
export const EAST = 'us-east-1';
export const WEST = 'us-west-2';

/** Sets the variables of the SDK for the tests of a file, and puts the former ones back. */
export class Environment {
  private readonly former = { ...process.env };

  /** Removes every variable of AWS, so that nothing of the developer's own is used, and sets these. */
  use(variables: Record<string, string>): void {
    for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
    Object.assign(process.env, { AWS_EC2_METADATA_DISABLED: 'true' }, variables);
  }

  restore(): void {
    for (const name of Object.keys(process.env)) if (!(name in this.former)) delete process.env[name];
    Object.assign(process.env, this.former);
  }
}

/** A loopback AWS that the SDK of this process finds by its environment, and accesses to it that are closed with it. */
export class Bench {
  static async start(): Promise<Bench> {
    const bench = new Bench(await LocalAws.start({ accountId: ACCOUNT }));
    bench.environment.use(bench.aws.environment);
    return bench;
  }

  readonly environment = new Environment();
  private readonly accesses: AwsAccess[] = [];

  private constructor(readonly aws: LocalAws) {}

  access(options: AwsAccessOptions = {}): AwsAccess {
    const access = new AwsAccess(options);
    this.accesses.push(access);
    return access;
  }

  async stop(): Promise<void> {
    this.accesses.forEach(access => access.destroy());
    this.environment.restore();
    await this.aws.stop();
  }
}

/** What a request to {@link FakeAws} asks for. */
export interface Asked {
  /** The operation of KMS, or the action of CloudFormation and STS. */
  readonly operation: string;
  readonly body: string;
  readonly headers: IncomingMessage['headers'];
}

/** What {@link FakeAws} answers: a value as JSON or text as XML, with a status; nothing at all where it is undefined. */
export type Answer = { readonly status?: number; readonly json?: unknown; readonly xml?: string } | undefined;

/** An endpoint that answers what no AWS does. */
export class FakeAws {
  static async start(answer: (asked: Asked, response: ServerResponse) => Answer): Promise<FakeAws> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        const target = request.headers['x-amz-target'];
        const operation = target ? String(target).split('.')[1] : (new URLSearchParams(body).get('Action') ?? '');
        reply(answer({ operation, body, headers: request.headers }, response), response);
      });
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return new FakeAws(`http://127.0.0.1:${port}`, async () => {
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      await closed;
    });
  }

  private constructor(
    readonly endpoint: string,
    readonly stop: () => Promise<void>,
  ) {}

  /** Variables that lead the SDK here. */
  get environment(): Record<string, string> {
    return {
      AWS_ENDPOINT_URL: this.endpoint,
      AWS_ACCESS_KEY_ID: 'AKIAFAKEFAKEFAKEFAKE',
      AWS_SECRET_ACCESS_KEY: 'fake',
    };
  }
}

/** The answer of STS to GetCallerIdentity. */
export function callerIdentity(account: string, arn = `arn:aws:iam::${account}:user/fake`): Answer {
  return { xml: result('GetCallerIdentity', `<Arn>${arn}</Arn><UserId>AIDA</UserId><Account>${account}</Account>`) };
}

/** The answer of a service with the query protocol. */
export function result(action: string, inner: string): string {
  return `<${action}Response xmlns="https://aws.amazon.com/"><${action}Result>${inner}</${action}Result></${action}Response>`;
}

/** The value that was read. */
export function valueOf<T>(looked: Looked<T> | undefined): T {
  if (looked && 'value' in looked) return looked.value;
  throw new Error(`expected a value, got ${JSON.stringify(looked)}`);
}

/** The failure that came instead of a value. */
export function failureOf(looked: Looked<unknown> | undefined): LookFailure {
  if (looked && 'failure' in looked) return looked.failure;
  throw new Error(`expected a failure, got ${JSON.stringify(looked)}`);
}

/** Milliseconds that something takes. */
export async function msOf(work: () => Promise<unknown>): Promise<number> {
  const start = Date.now();
  await work();
  return Date.now() - start;
}

function reply(answer: Answer, response: ServerResponse): void {
  if (!answer) return;
  const { status = 200, json, xml } = answer;
  response.writeHead(status, { 'content-type': json === undefined ? 'text/xml' : 'application/x-amz-json-1.1' });
  response.end(json === undefined ? xml : JSON.stringify(json));
}
