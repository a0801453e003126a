import { checkWatchedKeys } from './check-key';
import { checkInventoryRow } from './check-row';
import { RowResult } from './row-result';
import { CheckResult } from './run-check';
import { FleetResult, summariseFleet } from './summarise-fleet';
import { FunctionContext, Surroundings } from './surroundings';

/** What AWS Lambda gives. */
function surroundings(): Surroundings {
  return {
    env: process.env,
    now: () => new Date(),
    // Each call is one event of the log; CloudWatch makes metrics of those that are meant to be, also behind what Lambda puts first.
    log: line => console.log(line),
  };
}

/**
 * Handler that checks the keys of a monitor. Any event starts the same check: what it says is not looked at.
 */
export async function checkKey(_event: unknown, context: FunctionContext): Promise<Omit<CheckResult, 'worst'>> {
  const { worst: _, ...result } = await checkWatchedKeys(context, surroundings());
  return result;
}

/** Handler that checks a row of the inventory of a fleet, `{ "account": "111122223333", "region": "us-east-1", "stacks": ["Zoom"] }`. */
export async function checkRow(row: unknown, context: FunctionContext): Promise<RowResult> {
  return checkInventoryRow(row, context, surroundings());
}

/** Handler that sums up a run over a fleet, `{ "inventory": { "bucket", "key" }, "results": { "bucket", "key" of the manifest } }`. */
export async function summarise(run: unknown): Promise<FleetResult> {
  return summariseFleet(run, surroundings());
}
