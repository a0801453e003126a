import { spawnSync } from 'node:child_process';

/** Whether a command is installed, and runs. */
export function isInstalled(file: string, ...args: readonly string[]): boolean {
  return spawnSync(file, args, { stdio: 'ignore' }).status === 0;
}
