import { ChildProcess, spawn } from 'node:child_process';
import { Usage, watchUsage } from './usage';

/** A command that is run to its end. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  /** What it reads from standard input. @default - nothing */
  readonly input?: string;
  /** @default - that of this process */
  readonly env?: NodeJS.ProcessEnv;
}

/** A command that has ended, and what it took. */
export interface Spent extends Usage {
  readonly wallMs: number;
  readonly stdout: string;
}

/**
 * Runs a command in a process of its own.
 *
 * @throws {Error} where it fails, with what it wrote to standard error
 */
export async function timed({ file, args, input = '', env = process.env }: Command): Promise<Spent> {
  const start = performance.now();
  const child = spawn(file, args, { env, stdio: 'pipe' });
  const usage = watchUsage(child.pid);
  const written = { stdout: '', stderr: '' };
  child.stdout.on('data', chunk => (written.stdout += chunk));
  child.stderr.on('data', chunk => (written.stderr += chunk));
  child.stdin.end(input);
  const status = await ended(child);
  const wallMs = performance.now() - start;
  if (status !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${status}: ${written.stderr}`);
  return { wallMs, ...usage(), stdout: written.stdout };
}

/** Waits for the end of a process; gives its exit status. */
async function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.on('close', resolve);
    child.on('error', reject);
  });
}
