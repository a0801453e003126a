import { Retrier } from './definition';
import { StatesFailure } from './states-failure';

/** Defaults of the language: https://states-language.net/spec.html#errors */
const DEFAULTS = { IntervalSeconds: 1, BackoffRate: 2, MaxAttempts: 3, MaxDelaySeconds: Infinity };

/**
 * Tries work again as long as the retriers say so.
 *
 * @param waited is told how many seconds would be waited, without jitter
 * @throws {StatesFailure} of the last attempt
 */
export async function retried<T>(
  retriers: readonly Retrier[],
  work: () => Promise<T>,
  waited: (seconds: number) => void,
): Promise<T> {
  const retries = new Map<Retrier, number>();
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const retrier = retriers.find(each => error instanceof StatesFailure && each.ErrorEquals.includes(error.error));
      if (!retrier) throw error;
      const { IntervalSeconds, BackoffRate, MaxAttempts, MaxDelaySeconds } = { ...DEFAULTS, ...retrier };
      const before = retries.get(retrier) ?? 0;
      if (before >= MaxAttempts) throw error;
      retries.set(retrier, before + 1);
      waited(Math.min(IntervalSeconds * BackoffRate ** before, MaxDelaySeconds));
    }
  }
}
