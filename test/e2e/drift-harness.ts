import { Harness } from './harness';
import { run } from '../../lib/cli/run';
import { DriftReport } from '../../lib/drift';

/** What the command wrote, and how it ended. */
export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `zoom-cmk` in this process, away from any AWS but the loopback one. */
export async function zoomCmk(harness: Harness, args: readonly string[], signal?: AbortSignal): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const sink = (name: keyof typeof written) =>
    ({ write: (text: string) => Boolean((written[name] += text)) }) as unknown as NodeJS.WritableStream;
  const before = { ...process.env };
  Object.assign(process.env, harness.aws.environment);
  try {
    const { env, stdin } = process;
    const status = await run(args, { stdin, stdout: sink('stdout'), stderr: sink('stderr'), env, signal });
    return { status, ...written };
  } finally {
    process.env = before;
  }
}

/** The drift report of an app, with no time for changes to settle unless the arguments say otherwise. */
export async function driftReport(harness: Harness, app: string, ...args: string[]): Promise<DriftReport & { status: number }> {
  const ran = await zoomCmk(harness, ['drift', '--app', app, '--settle', '0', '--format', 'json', ...args]);
  if (ran.stderr) throw new Error(ran.stderr);
  return { ...(JSON.parse(ran.stdout) as DriftReport), status: ran.status };
}
