/** Runs in a thread of its own, in the place of Lambda's runtime for Node.js: calls a handler for each message. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { LambdaError, lambdaError } from './lambda-error';

/** What the runtime is started with. */
export interface RuntimeData {
  /** Folder of the code. */
  readonly code: string;
  /** `index.handler`: a file, and what it exports. */
  readonly handler: string;
  readonly arn: string;
}

/** An invocation. */
export interface Invocation {
  /** JSON. */
  readonly payload: string;
  readonly timeoutMs: number;
}

/** How it ended. */
export interface Answer {
  /** JSON. */
  readonly result?: string;
  readonly error?: LambdaError;
  /** What was written to the log. */
  readonly lines: readonly string[];
}

const { code, handler, arn } = workerData as RuntimeData;
const [file, name] = handler.split('.');
const path = join(code, `${file}.js`);
const lines: string[] = [];

// What is printed comes late, otherwise, and not with its invocation.
for (const stream of [process.stdout, process.stderr]) {
  stream.write = (text: string | Uint8Array) => {
    lines.push(...String(text).split('\n').filter(Boolean));
    return true;
  };
}

const handle = (createRequire(path)(path) as Record<string, (event: unknown, context: object) => unknown>)[name];

parentPort!.on('message', async ({ payload, timeoutMs }: Invocation) => {
  const end = Date.now() + timeoutMs;
  const context = { invokedFunctionArn: arn, getRemainingTimeInMillis: () => end - Date.now() };
  const answer = await outcomeOf(async () => handle(JSON.parse(payload), context));
  parentPort!.postMessage({ ...answer, lines: lines.splice(0) } satisfies Answer);
});

async function outcomeOf(work: () => Promise<unknown>): Promise<Omit<Answer, 'lines'>> {
  try {
    return { result: JSON.stringify((await work()) ?? null) };
  } catch (error) {
    return { error: lambdaError(error) };
  }
}
