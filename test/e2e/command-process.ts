import { ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleCommand } from '../../build-tools/bundle';
import { Ran } from '../cli/support';

/** Ends what a process writes to standard error: its memory at the most, in megabytes. */
const MEMORY = /\nmemory (\d+) MB\n$/;
const TELL_MEMORY = `process.on('exit', () => {
  require('fs').writeSync(2, '\\nmemory ' + Math.round(process.resourceUsage().maxRSS / 1024) + ' MB\\n');
});`;

/** A process of the command that has ended. */
export interface Ended extends Ran {
  /** Most memory that the process had, in megabytes. */
  readonly memory: number;
}

/** The command as it is published, in processes of its own. */
export class CommandProcess {
  private readonly folder = mkdtempSync(join(tmpdir(), 'zoom-cmk-process-'));
  private readonly command = join(this.folder, 'zoom-cmk.js');
  private readonly preload = join(this.folder, 'memory.js');

  constructor() {
    bundleCommand(this.folder);
    writeFileSync(this.preload, TELL_MEMORY);
  }

  /** Runs the command to its end. `whileRunning` gets the process, whose standard input stays open until it ends. */
  public async run(
    args: readonly string[],
    env: Record<string, string>,
    whileRunning?: (child: ChildProcess) => void,
  ): Promise<Ended> {
    const child = spawn(process.execPath, ['--require', this.preload, this.command, ...args], {
      env: { PATH: process.env.PATH, ...env },
    });
    const written = { stdout: '', stderr: '' };
    child.stdout.on('data', chunk => (written.stdout += chunk));
    child.stderr.on('data', chunk => (written.stderr += chunk));
    whileRunning?.(child);
    const status = await new Promise<number>(resolve => child.on('close', code => resolve(code ?? -1)));
    const memory = Number(MEMORY.exec(written.stderr)?.[1]);
    return { status, memory, ...written, stderr: written.stderr.replace(MEMORY, '') };
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Sends a signal once a process reads what it waits for: more is written than a pipe holds that nobody reads. */
export function interruptReading(child: ChildProcess, signal: NodeJS.Signals): void {
  child.stdin!.write(' '.repeat(2 ** 20), () => child.kill(signal));
}
