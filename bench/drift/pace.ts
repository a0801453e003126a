import { DEFAULT_CONCURRENCY, Pace, PACES } from '../../lib/drift/live/limits';

/** All requests of a Region together. */
const SHARED: Pace = { slots: DEFAULT_CONCURRENCY, heldMs: 0 };

/** A request, as far as it is counted. */
export interface Asked {
  readonly service: string;
  readonly operation: string;
  readonly region: string;
}

/**
 * The least time that requests take, in milliseconds: calls × latency ÷ concurrency. Regions are asked side by side, so the
 * slowest one counts, and in it whichever is slower, all requests together or those that KMS wants asked at a pace of their own.
 */
export function boundOf(requests: readonly Asked[], latencyMs: number): number {
  const queues = new Map<string, { readonly pace: Pace; calls: number }>();
  const count = (name: string, pace: Pace) => {
    const queue = queues.get(name) ?? { pace, calls: 0 };
    queue.calls += 1;
    queues.set(name, queue);
  };
  for (const { service, operation, region } of requests) {
    count(region, SHARED);
    const action = `${service}:${operation}`;
    if (Object.hasOwn(PACES, action)) count(`${region} ${action}`, PACES[action]);
  }
  const times = [...queues.values()].map(({ pace, calls }) => (calls * Math.max(latencyMs, pace.heldMs)) / pace.slots);
  return Math.max(0, ...times);
}
