import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import { failureOf } from './functions';
import type { Answer, Invocation, RuntimeData } from './lambda-runtime';
import { StatesFailure } from './states-failure';

/** What a function is made of. */
export interface LambdaProperties extends RuntimeData {
  /** All variables that it sees: none of this process are among them. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  /** The most that run at once; Lambda refuses more. */
  readonly concurrency: number;
}

/**
 * A function of Lambda: its code as it is deployed, in threads. As with Lambda, a thread handles one event at a time, sees the
 * environment of the function alone, and is used again.
 */
export class LambdaFunction {
  /** What all invocations wrote to the log, in the order in which they ended. */
  public readonly log: string[] = [];
  /** The most invocations that ran at once. */
  public mostAtOnce = 0;
  private readonly idle: Worker[] = [];
  private readonly busy = new Set<Worker>();

  constructor(private readonly properties: LambdaProperties) {}

  public get arn(): string {
    return this.properties.arn;
  }

  /**
   * @param payload JSON
   * @returns JSON
   * @throws {StatesFailure} with the error of the handler, or of Lambda
   */
  public async invoke(payload: string): Promise<string> {
    const { concurrency, timeoutSeconds } = this.properties;
    if (this.busy.size === concurrency) throw new StatesFailure('Lambda.TooManyRequestsException', 'Rate Exceeded.');
    const worker = this.idle.pop() ?? this.start();
    this.busy.add(worker);
    this.mostAtOnce = Math.max(this.mostAtOnce, this.busy.size);
    worker.postMessage({ payload, timeoutMs: timeoutSeconds * 1000 } satisfies Invocation);
    const { result, error, lines } = await this.answerOf(worker);
    this.busy.delete(worker);
    this.idle.push(worker);
    this.log.push(...lines);
    if (error) throw failureOf(error);
    return result!;
  }

  public async stop(): Promise<void> {
    await Promise.all([...this.idle, ...this.busy].map(worker => worker.terminate()));
  }

  private async answerOf(worker: Worker): Promise<Answer> {
    const waiting = new AbortController();
    const { signal } = waiting;
    try {
      const answer = once(worker, 'message', { signal });
      const exit = once(worker, 'exit', { signal }).then(([status]) => {
        throw new Error(`exit status ${status}`);
      });
      const [first] = await Promise.race([answer, exit]);
      return first as Answer;
    } catch (error) {
      // Its memory is used up, or its code can't be loaded.
      this.busy.delete(worker);
      throw failureOf({ errorType: 'Runtime.ExitError', errorMessage: `Runtime exited with error: ${String(error)}` });
    } finally {
      waiting.abort();
    }
  }

  private start(): Worker {
    const { code, handler, arn, environment, memoryMb } = this.properties;
    return new Worker(runtime(), {
      eval: true,
      workerData: { code, handler, arn } satisfies RuntimeData,
      env: { ...environment },
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
  }
}

let source: string | undefined;

/** The runtime, as text: a thread does not read TypeScript. */
function runtime(): string {
  source ??= buildSync({
    entryPoints: [join(__dirname, 'lambda-runtime.ts')],
    ...{ bundle: true, platform: 'node', format: 'cjs', target: 'node20', write: false },
  }).outputFiles[0].text;
  return source;
}
