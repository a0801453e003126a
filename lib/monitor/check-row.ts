import { placeOf } from './function-place';
import { readRow } from './inventory-row';
import { MOST_RESULT_CHARACTERS, RowResult } from './row-result';
import { runCheck } from './run-check';
import { readMemberRole, readSettings } from './settings';
import { FunctionContext, Surroundings } from './surroundings';
import { findingInWords, lineOf } from './words';

/**
 * Checks all keys of the stacks of a row, with the role of its account.
 *
 * Changes are told to programs alone. People hear of them once for the whole fleet, from the summary, which has the metrics too.
 *
 * @param row an item of the inventory; untrusted
 * @throws {Error} where it is no row, a setting is wrong, or what was found can't be told or kept
 */
export async function checkInventoryRow(
  row: unknown,
  context: FunctionContext,
  surroundings: Surroundings,
): Promise<RowResult> {
  const { account, region, stacks } = readRow(row);
  const { watch } = readSettings(surroundings.env);
  // Roles are assumed within a partition.
  const roleArn = `arn:${placeOf(context).partition}:iam::${account}:role/${readMemberRole(surroundings.env)}`;
  const run = {
    ...{ folder: `${watch}/accounts/${account}/${region}`, account, roleArn, tellsPeople: false },
    keys: stacks.map(stack => ({ region, stack })),
  };
  const { worst, open: _, ...result } = await runCheck(run, context, surroundings);
  return {
    ...{ account, region, ...result },
    ...(worst && { worst: lineOf(findingInWords(worst), MOST_RESULT_CHARACTERS), severity: worst.severity }),
  };
}
