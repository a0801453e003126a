import { withinLimit } from './data-limit';
import { TaskState } from './definition';
import { filledIn } from './payload-template';
import { retried } from './retries';
import { ExecutionContext } from './run-states';
import { StatesFailure } from './states-failure';
import { LATE, withinTime } from './time-limit';

/** Calls the function of a task. @throws {StatesFailure} where it fails, also tried again, or is late */
export async function runTask(task: TaskState, input: unknown, context: ExecutionContext): Promise<unknown> {
  const { functions, secondMs = 1000 } = context.surroundings;
  const { Resource, Parameters, Retry = [], TimeoutSeconds } = task;
  const payload = withinLimit(JSON.stringify(Parameters === undefined ? input : filledIn(Parameters, input)));
  const call = async () => {
    const called = functions.invoke(Resource, payload);
    const result = TimeoutSeconds === undefined ? await called : await withinTime(TimeoutSeconds * secondMs, called);
    if (result !== LATE) return result;
    throw new StatesFailure('States.Timeout', `the task took longer than ${TimeoutSeconds} seconds`);
  };
  const result = await retried(Retry, call, seconds => context.waits.push(seconds));
  return JSON.parse(withinLimit(result)) as unknown;
}
