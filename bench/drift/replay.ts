import { createServer, IncomingMessage, request } from 'node:http';
import { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Asked } from './pace';

/** An answer, as it was given the first time. */
interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** A server in front of another one, which answers what it was asked before as it did before, after a fixed time. */
interface Replay {
  readonly endpoint: string;
  /** What was asked so far. */
  readonly asked: readonly Asked[];
  /** Stops at once. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a server that only asks the one behind it for what it has not been asked before: the time of an answer is then the
 * latency, and not what a simulated AWS takes to find it.
 */
export async function startReplay(behind: string, latencyMs: number): Promise<Replay> {
  const asked: Asked[] = [];
  const answers = new Map<string, Promise<Answer>>();
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const due = performance.now() + latencyMs;
      const body = await buffer(incoming);
      const what = askedFor(incoming, body);
      asked.push(what);
      const name = JSON.stringify([incoming.method, incoming.url, what, body.toString('latin1')]);
      const known = answers.get(name) ?? forwarded(behind, incoming, body);
      answers.set(name, known);
      const answer = await known;
      setTimeout(
        () => {
          outgoing.writeHead(answer.status, answer.headers);
          outgoing.end(answer.body);
        },
        Math.max(0, due - performance.now()),
      );
    })();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const stop = async () => {
    const closed = new Promise<void>(resolve => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  };
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, stop };
}

/** The signature says which service of which Region is meant: `Credential=<key>/<day>/<region>/<service>/aws4_request`. */
function askedFor({ headers }: IncomingMessage, body: Buffer): Asked {
  const [, region, service] = /Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)\//.exec(headers.authorization ?? '') ?? [];
  const target = headers['x-amz-target'];
  const operation = typeof target === 'string' ? target.split('.')[1] : new URLSearchParams(String(body)).get('Action');
  return { service: service ?? '', operation: operation ?? '', region: region ?? '' };
}

async function forwarded(behind: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const onAnswer = (answer: IncomingMessage) => {
      buffer(answer).then(
        content => resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: content }),
        reject,
      );
    };
    request(new URL(url ?? '/', behind), { method, headers }, onAnswer)
      .on('error', reject)
      .end(body);
  });
}
