import { CommanderError } from 'commander';
import { Console } from './console';
import { COULD_NOT_CHECK, IN_SYNC } from './exit-status';
import { program } from './program';
import { isUsageError } from './usage-error';
import { plainText } from '../drift/reports/plain-text';

/**
 * Runs the command.
 *
 * @param args what follows `zoom-cmk`
 * @returns the exit status: 0 in sync, 1 drift, 2 could not check or bad usage
 */
export async function run(args: readonly string[], console: Console): Promise<number> {
  let status = IN_SYNC;
  try {
    await program(console, result => (status = result)).parseAsync([...args], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? IN_SYNC : COULD_NOT_CHECK;
    console.stderr.write(`zoom-cmk: ${plainText(messageOf(error))}\n`);
    return COULD_NOT_CHECK;
  }
}

/** One sentence of an error that was foreseen; of any other, what can be said without a stack trace. */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return isUsageError(error) ? message : `something went wrong that should not: ${message}`;
}
