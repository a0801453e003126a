import { randomUUID } from 'node:crypto';
import { withinLimit } from './data-limit';
import { MapState } from './definition';
import { readItems } from './item-reader';
import { ItemOutcome } from './map-run';
import { mapRunArn, writeResults } from './result-files';
import { ExecutionContext, runStates } from './run-states';
import { StatesFailure } from './states-failure';

/**
 * Runs a child execution for each item, so many at once as the map says, and writes what became of them.
 *
 * Where more fail than are tolerated, those that run come to their end, those that don't yet are left out, and the map fails. Step
 * Functions aborts the former.
 *
 * @throws {StatesFailure} where it fails
 */
export async function runMap(map: MapState, context: ExecutionContext): Promise<unknown> {
  const { objects, resultsPerFile = 1000, tooLargeItem = 'map fails' } = context.surroundings;
  const items = (await readItems(objects, map.ItemReader)).map(item => JSON.stringify(item));
  if (tooLargeItem === 'map fails') items.forEach(withinLimit);
  const { outcomes, mostAtOnce } = await runItems(items, map, context);
  const run = { machine: context.machine, label: map.Label, runId: randomUUID() };
  const count = (status: ItemOutcome['status']) => outcomes.filter(outcome => outcome.status === status).length;
  context.mapRuns.push({
    ...{ arn: mapRunArn(run), items: items.length, mostAtOnce },
    ...{ succeeded: count('SUCCEEDED'), failed: count('FAILED'), pending: count('PENDING') },
  });
  const output = await writeResults(objects, map.ResultWriter, run, outcomes, resultsPerFile);
  if (count('FAILED') <= tolerated(map, items)) return output;
  throw new StatesFailure(
    'States.ExceedToleratedFailureThreshold',
    'The specified tolerated failure threshold was exceeded',
  );
}

interface Ran {
  /** In the order in which the executions ended: nobody may rely on that of the items. */
  readonly outcomes: readonly ItemOutcome[];
  readonly mostAtOnce: number;
}

async function runItems(items: readonly string[], map: MapState, context: ExecutionContext): Promise<Ran> {
  const outcomes: ItemOutcome[] = [];
  let [next, failed, running, mostAtOnce] = [0, 0, 0, 0];
  const goesOn = () => next < items.length && failed <= tolerated(map, items) && !context.ended.aborted;
  const oneAfterTheOther = async () => {
    while (goesOn()) {
      mostAtOnce = Math.max(mostAtOnce, ++running);
      const outcome = await runItem(items[next++], map, context);
      running--;
      if (outcome.status === 'FAILED') failed++;
      outcomes.push(outcome);
    }
  };
  await Promise.all(Array.from({ length: map.MaxConcurrency }, oneAfterTheOther));
  const left = items.slice(next).map(input => ({ status: 'PENDING', input }) as const);
  return { outcomes: [...outcomes, ...left], mostAtOnce };
}

function tolerated({ ToleratedFailurePercentage = 0 }: MapState, items: readonly string[]): number {
  return (items.length * ToleratedFailurePercentage) / 100;
}

async function runItem(input: string, map: MapState, context: ExecutionContext): Promise<ItemOutcome> {
  const startedAt = new Date();
  try {
    const output = JSON.stringify(await runStates(map.ItemProcessor, JSON.parse(withinLimit(input)), context));
    return { status: 'SUCCEEDED', input, output, startedAt, stoppedAt: new Date() };
  } catch (thrown) {
    // Anything else is a fault of the test, and no outcome.
    if (!(thrown instanceof StatesFailure)) throw thrown;
    const { error, failureCause: cause } = thrown;
    return { status: 'FAILED', input, error, cause, startedAt, stoppedAt: new Date() };
  }
}
