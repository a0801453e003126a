import { Console } from './console';
import { inputName, readInput } from './read-input';
import { UsageError } from './usage-error';
import { DriftReport } from '../drift/report';
import { applySuppressions, readSuppressions, Suppression, SuppressionsError } from '../drift/suppressions';

/**
 * Reads the suppressions of a file; none where there is no file. Read before the work begins, as a mistake in it ends the command.
 *
 * @throws UsageError where the file can't be read, or is no file of suppressions
 */
export async function suppressionsIn(
  file: string | undefined,
  console: Console,
): Promise<readonly Suppression[] | undefined> {
  if (file === undefined) return undefined;
  try {
    return readSuppressions(await readInput(file, console));
  } catch (error) {
    if (!(error instanceof SuppressionsError)) throw error;
    throw new UsageError(`${inputName(file)} is no file of suppressions: ${error.message}`);
  }
}

/** A report in which what is suppressed today does not count. */
export function suppressed(report: DriftReport, suppressions: readonly Suppression[] | undefined): DriftReport {
  return suppressions ? applySuppressions(report, suppressions, new Date().toISOString().slice(0, 10)) : report;
}
