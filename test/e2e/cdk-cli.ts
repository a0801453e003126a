import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** The real CDK CLI of the project's development dependencies. */
const CDK_CLI = require.resolve('aws-cdk/bin/cdk');

/** How the CDK CLI is run. */
export interface CdkCliOptions {
  /** What leads the CLI to a loopback AWS, and away from any other. */
  readonly environment: Record<string, string>;
  /** Folder that the CLI runs in; one without a `cdk.json`, as the arguments say everything. */
  readonly cwd: string;
  readonly signal?: AbortSignal;
  /** Gets each line that the CLI prints. */
  readonly onLine?: (line: string) => void;
}

/** Runs the CDK CLI and gives what it printed; fails with that text where the CLI does. */
export async function cdk(args: string[], options: CdkCliOptions): Promise<string> {
  const child = spawn(process.execPath, [CDK_CLI, ...args, '--no-notices', '--no-version-reporting', '--ci'], {
    cwd: options.cwd,
    env: { ...process.env, ...options.environment, CDK_DISABLE_CLI_TELEMETRY: 'true', NODE_NO_WARNINGS: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: options.signal,
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', line => {
      lines.push(line);
      options.onLine?.(line);
    });
  }
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('close', resolve);
    child.on('error', reject);
  });
  if (status !== 0) throw new Error(`cdk ${args[0]} ended with status ${status}:\n${lines.join('\n')}`);
  return lines.join('\n');
}
