import { withinLimit } from './data-limit';
import { Machine, State } from './definition';
import { runMap } from './distributed-map';
import { MapRun } from './map-run';
import { MachinePlace } from './names';
import { Surroundings } from './surroundings';
import { runTask } from './task';

/** What the states of an execution share. */
export interface ExecutionContext {
  readonly machine: MachinePlace;
  readonly surroundings: Surroundings;
  /** Gets the runs of maps. */
  readonly mapRuns: MapRun[];
  /** Gets the seconds that retriers would wait. */
  readonly waits: number[];
  /** Whether the execution has ended, so that nothing more is to be started. */
  readonly ended: AbortSignal;
}

/** Runs states one after the other, from the first to the one that ends. @throws {StatesFailure} where one fails */
export async function runStates(
  { StartAt, States }: Machine,
  input: unknown,
  context: ExecutionContext,
): Promise<unknown> {
  let data = input;
  for (let name: string | undefined = StartAt; name !== undefined && !context.ended.aborted;) {
    const state: State = States[name];
    data = state.Type === 'Map' ? await runMap(state, context) : await runTask(state, data, context);
    withinLimit(JSON.stringify(data));
    name = state.Next;
  }
  return data;
}
