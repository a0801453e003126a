import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { Console } from '../../lib/cli/console';
import { run } from '../../lib/cli/run';

/** What the command wrote, and how it ended. */
export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where the command is run. */
export interface Surroundings {
  /** What it reads from standard input. @default - nothing */
  readonly input?: string;
  /** Whether it writes to a terminal. @default false */
  readonly terminal?: boolean;
  /** @default - empty */
  readonly env?: Console['env'];
  readonly signal?: AbortSignal;
}

/** Runs `zoom-cmk` in this process. */
export async function zoomCmk(args: readonly string[], surroundings: Surroundings = {}): Promise<Ran> {
  const { input = '', terminal = false, env = {}, signal } = surroundings;
  const written = { stdout: '', stderr: '' };
  const sink = (name: keyof typeof written) =>
    Object.assign(
      new Writable({
        write: (chunk, _encoding, done) => {
          written[name] += chunk;
          done();
        },
      }),
      { isTTY: terminal },
    );
  const console = { stdin: Readable.from([input]), stdout: sink('stdout'), stderr: sink('stderr'), env, signal };
  return { status: await run(args, console), ...written };
}

/** A folder that is gone once the tests of the file are over. */
export class Folder {
  private readonly path = mkdtempSync(join(tmpdir(), 'zoom-cmk-cli-'));

  constructor() {
    afterAll(() => rmSync(this.path, { recursive: true, force: true }));
  }

  /** Writes a file, JSON unless the content is a text; gives its path. */
  public file(name: string, content: unknown): string {
    const path = this.at(name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  }

  public at(name: string): string {
    return join(this.path, name);
  }
}
