import { Machine } from './definition';
import { MapRun } from './map-run';
import { MachinePlace, placeOf } from './names';
import { readDefinition } from './read-definition';
import { ExecutionContext, runStates } from './run-states';
import { StatesFailure } from './states-failure';
import { Surroundings } from './surroundings';
import { LATE, withinTime } from './time-limit';

/** An execution that has ended. */
export interface Execution {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT';
  /** Of one that succeeded. */
  readonly output?: any;
  readonly error?: string;
  readonly cause?: string;
  readonly mapRuns: readonly MapRun[];
  /** Seconds that retriers would have waited, without jitter. */
  readonly waits: readonly number[];
}

/** A timer of Node.js takes no more; it ends long after the test. */
const MOST_MS = 2 ** 31 - 1;

/**
 * A state machine of Step Functions, interpreted: the part of the Amazon States Language that the library uses, for tests. That is tasks
 * that call a Lambda function by its ARN, and distributed maps over a list in S3 whose results are written there. What is not interpreted
 * is refused, and not passed over.
 *
 * Left out are what an execution may do by its role, its history and the limits of that, jitter, and that Step Functions aborts what runs
 * when a map fails.
 *
 * @see https://states-language.net/spec.html
 */
export class StateMachine {
  private readonly machine: Machine;
  private readonly place: MachinePlace;

  /**
   * @param arn ARN of the state machine
   * @param definition JSON
   * @throws {Error} where the definition makes no sense, or has what is not interpreted
   */
  constructor(
    arn: string,
    definition: string,
    private readonly surroundings: Surroundings,
  ) {
    this.place = placeOf(arn);
    this.machine = readDefinition(definition);
  }

  /** Runs it to its end. Rejects where the test is at fault, and not the execution. */
  public async execute(input: unknown = {}): Promise<Execution> {
    const end = new AbortController();
    const { place: machine, surroundings } = this;
    const context: ExecutionContext = { machine, surroundings, mapRuns: [], waits: [], ended: end.signal };
    const { mapRuns, waits } = context;
    try {
      const output = await withinTime(this.timeoutMs(), runStates(this.machine, input, context));
      if (output === LATE) return { status: 'TIMED_OUT', error: 'States.Timeout', mapRuns, waits };
      return { status: 'SUCCEEDED', output, mapRuns, waits };
    } catch (error) {
      if (!(error instanceof StatesFailure)) throw error;
      return { status: 'FAILED', error: error.error, cause: error.failureCause, mapRuns, waits };
    } finally {
      end.abort();
    }
  }

  private timeoutMs(): number {
    const { TimeoutSeconds = Infinity } = this.machine;
    return Math.min(TimeoutSeconds * (this.surroundings.secondMs ?? 1000), MOST_MS);
  }
}
