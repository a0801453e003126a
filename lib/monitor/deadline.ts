import { FunctionContext } from './surroundings';

/** What a function keeps of its time for what follows the looking: events, reports, metrics. In milliseconds. */
const KEPT_MS = 20_000;

/** The time that a function may look for. */
export interface LookingTime {
  /** Ends the looking. */
  readonly signal: AbortSignal;
  /** How long drift may be waited for to pass, in milliseconds: a third of the time, as it may be waited twice, and looked at between. */
  readonly mostSettleMs: number;
}

/** Does work that ends, or is ended, in time for what the function does with it. */
export async function inTime<T>(context: FunctionContext, work: (time: LookingTime) => Promise<T>): Promise<T> {
  const leftMs = Math.max(0, context.getRemainingTimeInMillis() - KEPT_MS);
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), leftMs);
  try {
    return await work({ signal: end.signal, mostSettleMs: leftMs / 3 });
  } finally {
    clearTimeout(timer);
  }
}
