import { spawn } from 'node:child_process';
import { once } from 'node:events';

const CDK = require.resolve('aws-cdk/bin/cdk');
const FLAGS = ['--no-notices', '--no-color', '--no-version-reporting', '--ci'];

/** Runs the real CDK CLI in a folder that is also its home, so that nothing of the user's is read. */
export async function runCdk(
  directory: string,
  environment: Record<string, string>,
  ...args: string[]
): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, [CDK, ...args, ...FLAGS], {
    cwd: directory,
    env: { PATH: process.env.PATH, HOME: directory, ...environment },
  });
  const chunks: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, output: chunks.join('') };
}
