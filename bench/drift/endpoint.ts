import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Asked } from './pace';
import { LATENCY_MS } from './shape';
import { subject } from '../processes/subject';

/** A loopback AWS in a process of its own, so that it does not share a processor with the command. */
interface Endpoint {
  /** Variables that point a command at it. */
  readonly env: NodeJS.ProcessEnv;
  /** What was asked of it since this was last called. */
  readonly asked: () => Promise<Asked[]>;
}

/** Starts an endpoint with what an assembly declares, for as long as the work goes on. */
export async function withEndpoint<T>(assembly: string, work: (endpoint: Endpoint) => Promise<T>): Promise<T> {
  const { file, args, input } = subject('endpoint', assembly, LATENCY_MS);
  const child = spawn(file, args, { stdio: ['pipe', 'inherit', 'inherit', 'ipc'] });
  const failed = once(child, 'exit').then(([status]) => {
    throw new Error(`the endpoint ended with ${status}`);
  });
  // It ends when the work is over, too, and nobody waits for it then.
  failed.catch(() => undefined);
  const message = async () => Promise.race([once(child, 'message').then(([value]) => value), failed]);
  child.stdin!.end(input);
  try {
    const environment = await message();
    const asked = async () => {
      child.send('asked');
      return (await message()) as Asked[];
    };
    return await work({ env: withoutEmpty({ ...process.env, ...environment }), asked });
  } finally {
    child.kill();
  }
}

/** To the AWS SDK for Python, a profile without a name is one that is missing. */
function withoutEmpty(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
}
