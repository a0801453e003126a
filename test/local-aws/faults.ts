import { setTimeout as delay } from 'node:timers/promises';
import { AwsError } from './http/aws-error';

/** Which requests a fault hits; what is left out matches everything. */
export interface FaultTarget {
  /** `service:Operation`, such as `kms:GetKeyPolicy`, or a whole service, `kms:*`. */
  readonly operation?: string;
  readonly region?: string;
  /** How many requests are hit before the fault wears off. @default - no limit */
  readonly times?: number;
}

/** Throttling of a part of the requests. */
export interface Throttling extends FaultTarget {
  /** The part of the requests that is throttled, 0 to 1. */
  readonly rate: number;
  /** The same seed throttles the same requests of a sequence. @default 1 */
  readonly seed?: number;
}

/** Entries of PutEvents that fail, while the request succeeds. */
export interface FailedEntries extends Omit<FaultTarget, 'operation'> {
  /** @default 'InternalFailure' */
  readonly code?: keyof typeof ENTRY_FAILURES;
}

/** What EventBridge says of an entry that fails. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html */
const ENTRY_FAILURES = {
  InternalFailure: 'Internal failure',
  ThrottlingException: 'Rate exceeded',
  NotAuthorizedForSourceException: 'Not authorized for the source.',
};

/** Reads of KMS that lag behind its writes. */
export interface StaleReads extends Omit<FaultTarget, 'times'> {
  /** For so long after a write, reads of the same Region return what was there before it. */
  readonly ms?: number;
  /** So many reads of the same Region after a write return what was there before it. */
  readonly calls?: number;
}

interface Request {
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly arn: string;
}

interface Fault {
  readonly target: FaultTarget;
  remaining: number;
  readonly hit: (request: Request) => AwsError | number | undefined;
}

/** What a service answers to whom it denies or throttles: its names, statuses and, for throttling, its words. */
interface Refusals {
  readonly denied: readonly [name: string, status: number];
  readonly throttled: readonly [name: string, status: number, message: string];
}

const OF_QUERY: Refusals = { denied: ['AccessDenied', 403], throttled: ['Throttling', 400, 'Rate exceeded'] };
const OF_JSON: Refusals = {
  denied: ['AccessDeniedException', 400],
  throttled: ['ThrottlingException', 400, 'Rate exceeded'],
};
const TOO_FAST = 'You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.';

/** Services that are not named here speak the Query protocol. */
const REFUSALS = new Map<string, Refusals>([
  ['kms', { ...OF_JSON, throttled: ['ThrottlingException', 400, TOO_FAST] }],
  ['events', OF_JSON],
  ['ssm', OF_JSON],
  ['s3', { denied: ['AccessDenied', 403], throttled: ['SlowDown', 503, 'Please reduce your request rate.'] }],
]);

/** Denial, throttling, latency, failing entries and stale reads on demand. */
export class Faults {
  private faults: Fault[] = [];
  private readonly states = new Map<string, string>();
  private stale: StaleReads | undefined;
  private entryFailures: { readonly failure: FailedEntries; remaining: number }[] = [];

  /** Answers AccessDeniedException, or what the service calls it. */
  deny(target: FaultTarget = {}): void {
    this.add(target, ({ service, operation, arn }) => {
      const message = `User: ${arn} is not authorized to perform: ${service}:${operation} because no identity-based policy allows the ${service}:${operation} action`;
      const [name, status] = refusalsOf(service).denied;
      return new AwsError(name, message, status);
    });
  }

  /** Answers ThrottlingException, or what the service calls it, to a part of the requests. */
  throttle(throttling: Throttling): void {
    const random = sequence(throttling.seed ?? 1);
    this.add(throttling, ({ service }) => {
      if (random() >= throttling.rate) return undefined;
      const [name, status, message] = refusalsOf(service).throttled;
      return new AwsError(name, message, status);
    });
  }

  /** Lets every request, or those of a target, wait before it is handled. */
  delay(ms: number, target: FaultTarget = {}): void {
    this.add(target, () => ms);
  }

  /** Lets entries of PutEvents fail one by one, as EventBridge may: the request itself succeeds. */
  failEntries(failure: FailedEntries = {}): void {
    this.entryFailures.push({ failure, remaining: failure.times ?? Infinity });
  }

  /** The failure that the next entry of a Region is to have, if any. */
  entryFailure(region: string): { ErrorCode: string; ErrorMessage: string } | undefined {
    const due = this.entryFailures.find(
      ({ failure, remaining }) => remaining > 0 && (failure.region ?? region) === region,
    );
    if (!due) return undefined;
    due.remaining -= 1;
    const code = due.failure.code ?? 'InternalFailure';
    return { ErrorCode: code, ErrorMessage: ENTRY_FAILURES[code] };
  }

  /** Lets reads of KMS return former values for a while after each write. */
  staleReads(stale: StaleReads): void {
    this.stale = stale;
  }

  /** Lets the keys of a Region show a state that no operation of this endpoint leads to: `Updating`, `Unavailable`, … */
  showState(state: string, region: string): void {
    this.states.set(region, state);
  }

  /** The state that the keys of a Region are to show, if any. */
  stateShown(region: string): string | undefined {
    return this.states.get(region);
  }

  /** Ends all faults. */
  clear(): void {
    this.faults = [];
    this.entryFailures = [];
    this.stale = undefined;
    this.states.clear();
  }

  /** The stale reads in force for a request of this kind, if any. */
  staleness(service: string, operation: string, region: string): StaleReads | undefined {
    return this.stale && matches(this.stale, service, operation, region) ? this.stale : undefined;
  }

  /** The stale reads that are asked for, if any: only then KMS keeps former states. */
  get staleReadsInForce(): StaleReads | undefined {
    return this.stale;
  }

  /** Waits or throws what the faults in force demand for this request. */
  async apply(request: Request): Promise<void> {
    for (const fault of this.faults) {
      if (fault.remaining <= 0 || !matches(fault.target, request.service, request.operation, request.region)) continue;
      const effect = fault.hit(request);
      if (effect === undefined) continue;
      fault.remaining -= 1;
      if (typeof effect !== 'number') throw effect;
      // A long wait must not keep the process alive once the endpoint has stopped.
      await delay(effect, undefined, { ref: false });
    }
  }

  private add(target: FaultTarget, hit: Fault['hit']): void {
    this.faults.push({ target, remaining: target.times ?? Infinity, hit });
  }
}

function refusalsOf(service: string): Refusals {
  return REFUSALS.get(service) ?? OF_QUERY;
}

function matches(target: FaultTarget, service: string, operation: string, region: string): boolean {
  if (target.region !== undefined && target.region !== region) return false;
  return [undefined, `${service}:*`, `${service}:${operation}`].includes(target.operation);
}

/** Park and Miller's generator: small, and the same on every machine. */
function sequence(seed: number): () => number {
  let state = (Math.abs(Math.trunc(seed)) % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
