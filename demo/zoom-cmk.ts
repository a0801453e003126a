import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const COMMAND = resolve(__dirname, '../bin/zoom-cmk.js');

/** How the command is run. */
export interface CommandOptions {
  readonly environment: Record<string, string>;
  readonly cwd: string;
  readonly signal: AbortSignal;
  /** Gets each line that it prints. */
  readonly onLine: (line: string) => void;
}

/** Runs `zoom-cmk` as it is published; gives its exit status. */
export async function zoomCmk(args: string[], options: CommandOptions): Promise<number> {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd: options.cwd,
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: options.signal,
  });
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', options.onLine);
  return new Promise((done, fail) => {
    child.on('close', status => done(status ?? 2));
    child.on('error', fail);
  });
}
