import { placeOf } from './function-place';
import { metricLine } from './metrics';
import { CheckResult, runCheck } from './run-check';
import { readSettings, readWatchedKeys } from './settings';
import { FunctionContext, Surroundings } from './surroundings';

/**
 * Checks the keys that are watched in the function's own account.
 *
 * The metrics come last: where they are missing, no check has come to its end.
 *
 * @throws {Error} where a setting is wrong, or what was found can't be told or kept
 */
export async function checkWatchedKeys(context: FunctionContext, surroundings: Surroundings): Promise<CheckResult> {
  const { env, log, now } = surroundings;
  const { watch } = readSettings(env);
  const { account } = placeOf(context);
  const keys = readWatchedKeys(env);
  const result = await runCheck({ folder: watch, account, keys, tellsPeople: true }, context, surroundings);
  const { drift, couldNotCheck, keys: seen } = result;
  log(metricLine({ watch }, { drift, couldNotCheck, keys: seen }, now()));
  return result;
}
