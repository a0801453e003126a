import { setTimeout as delay } from 'node:timers/promises';

/** The first wait before what drifted is read again, in milliseconds; each further one is twice as long. */
const FIRST_WAIT_MS = 250;

/** Waits that come to the given time, each twice as long as the one before. */
export function* waits(totalMs: number): Iterable<number> {
  let rest = totalMs;
  for (let wait = FIRST_WAIT_MS; rest > 0; wait *= 2) {
    yield Math.min(wait, rest);
    rest -= wait;
  }
}

/** Waits; false where the run ends before. */
export async function waited(ms: number, signal?: AbortSignal): Promise<boolean> {
  try {
    await delay(ms, undefined, { signal });
    return true;
  } catch {
    return false;
  }
}
