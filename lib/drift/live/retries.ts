import { KMSClientConfig } from '@aws-sdk/client-kms';
import { reasonOf } from './failure-reason';
import { KnownFailure } from './known-failure';
import { messageOf } from './look';

type RetryStrategy = Extract<NonNullable<KMSClientConfig['retryStrategy']>, { refreshRetryTokenForRetry: unknown }>;
type RetryToken = Awaited<ReturnType<RetryStrategy['acquireInitialRetryToken']>>;
type RetryErrorInfo = Parameters<RetryStrategy['refreshRetryTokenForRetry']>[1];

/** How one kind of error is tried again. */
interface Patience {
  /** Attempts for one request, the first included. */
  readonly attempts: number;
  /** Longest wait before the second attempt, in milliseconds; doubles from there. */
  readonly delayMs: number;
  /** So many lost attempts in a row, over all requests of the client, and nothing more is tried. */
  readonly lostInARow: number;
}

const LOST: Patience = { attempts: 3, delayMs: 100, lostInARow: 30 };

const PATIENCE: Readonly<Record<RetryErrorInfo['errorType'], Patience>> = {
  // One in ten throttled: all of ten attempts fail once in ten thousand million requests.
  THROTTLING: { attempts: 10, delayMs: 500, lostInARow: 100 },
  TRANSIENT: LOST,
  SERVER_ERROR: LOST,
  CLIENT_ERROR: { attempts: 1, delayMs: 0, lostInARow: Infinity },
};

const MAX_DELAY_MS = 8000;

/**
 * How a client of one account and Region tries again: throttled requests patiently, lost ones twice, refused ones never.
 *
 * A Region that answers nothing any more is given up, so that two thousand keys don't wait for two thousand time-outs.
 * This is not the SDK's 'adaptive' mode. That cuts its rate by three tenths at every throttled request, down to one request
 * in two seconds, and takes minutes for a few hundred requests of which one in ten is throttled. The number of requests
 * under way is bounded already, and one that waits here keeps its place, so the rate falls by itself.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
export class Retries implements RetryStrategy {
  private lostInARow = 0;
  private lastLost: { readonly error: unknown; readonly patience: Patience } | undefined;

  /** @param random Gives numbers from 0 to 1, for tests. */
  constructor(private readonly random: () => number = Math.random) {}

  /** Called before the first attempt of a request. */
  async acquireInitialRetryToken(): Promise<RetryToken> {
    this.refuseWhenGivenUp();
    return token(0, 0);
  }

  /** Called after a failed attempt; throws where there shall be no further one. */
  async refreshRetryTokenForRetry(last: RetryToken, { errorType, error }: RetryErrorInfo): Promise<RetryToken> {
    const patience = PATIENCE[errorType];
    this.count(error, patience);
    this.refuseWhenGivenUp();
    const attempts = last.getRetryCount() + 1;
    if (attempts >= patience.attempts) throw new Error(`no attempt is left of ${patience.attempts}`);
    return token(attempts, this.random() * Math.min(patience.delayMs * 2 ** (attempts - 1), MAX_DELAY_MS));
  }

  /** Called after an attempt that succeeded. */
  recordSuccess(): void {
    this.lostInARow = 0;
  }

  private count(error: unknown, patience: Patience): void {
    // Who refuses a request is there.
    this.lostInARow = patience.lostInARow === Infinity ? 0 : this.lostInARow + 1;
    this.lastLost = { error, patience };
  }

  private refuseWhenGivenUp(): void {
    if (!this.lastLost || this.lostInARow < this.lastLost.patience.lostInARow) return;
    const { error, patience } = this.lastLost;
    throw new KnownFailure(
      reasonOf(error),
      `given up after ${patience.lostInARow} lost attempts in a row: ${messageOf(error)}`,
    );
  }
}

function token(retries: number, delayMs: number): RetryToken {
  return { getRetryCount: () => retries, getRetryDelay: () => delayMs };
}
