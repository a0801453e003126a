import pLimit from 'p-limit';
import { KnownFailure } from './known-failure';

/** Requests under way at once in one Region of an account, where nothing else is asked for. */
export const DEFAULT_CONCURRENCY = 10;

/** A bound for one operation, tighter than that for the Region. */
export interface Pace {
  /** How many requests are under way at once. */
  readonly slots: number;
  /** How long a request keeps its slot at least, in milliseconds; `slots` ÷ `heldMs` is the most requests a millisecond. */
  readonly heldMs: number;
}

/**
 * KMS allows so many requests a second per account and Region: DescribeKey 2,000, GetKeyPolicy 1,000, ListAliases 500,
 * ListGrants 100. They are shared with everybody else in the account.
 *
 * Ten requests under way, each of at least 10 ms, are 1,000 a second over all operations, and a key asks for five or six of them:
 * enough for DescribeKey and GetKeyPolicy. The others get a rate that holds even where KMS answers in no time:
 *
 * - ListGrants: 2 ÷ 25 ms = 80 a second
 * - ListAliases: 8 ÷ 20 ms = 400 a second
 *
 * CloudFormation does not publish its rates. GetTemplate, the one that is asked for every stack of a Region, gets fewer slots.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html
 */
export const PACES: Readonly<Record<string, Pace>> = {
  'kms:ListGrants': { slots: 2, heldMs: 25 },
  'kms:ListAliases': { slots: 8, heldMs: 20 },
  'cloudformation:GetTemplate': { slots: 4, heldMs: 0 },
};

/** Bounds how much is asked at once, per account and Region: quotas count there. */
export class Limits {
  private readonly queues = new Map<string, pLimit.Limit>();

  /**
   * @param signal Ends what waits; what is under way needs the signal itself.
   * @param concurrency Requests under way at once in one Region of an account, of all operations.
   */
  constructor(
    private readonly signal?: AbortSignal,
    private readonly concurrency = DEFAULT_CONCURRENCY,
  ) {}

  /**
   * Makes one request when its turn comes.
   *
   * @param account Account that is asked; the caller's where it is absent.
   * @param operation The request as IAM names it, `kms:ListGrants`.
   * @throws {KnownFailure} 'interrupted' where the signal is aborted before that, and whatever the request throws.
   */
  async run<T>(account: string | undefined, region: string, operation: string, request: () => Promise<T>): Promise<T> {
    const place = `${account ?? 'caller'} ${region}`;
    const pace = PACES[operation];
    const shared = async () => this.queue(place, this.concurrency)(async () => this.start(request));
    if (!pace) return shared();
    // The narrow queue is the outer one: what waits in it holds no place that other operations could use.
    const queue = this.queue(`${place} ${operation}`, pace.slots);
    return new Promise<T>((resolve, reject) => {
      void queue(async () => {
        const held = this.signal?.aborted ? undefined : pause(pace.heldMs);
        // The answer goes out at once; only the slot waits.
        await shared().then(resolve, reject);
        await held;
      });
    });
  }

  private async start<T>(request: () => Promise<T>): Promise<T> {
    if (this.signal?.aborted) throw new KnownFailure('interrupted', 'interrupted before it was asked');
    return request();
  }

  private queue(name: string, slots: number): pLimit.Limit {
    const queue = this.queues.get(name) ?? pLimit(slots);
    this.queues.set(name, queue);
    return queue;
  }
}

async function pause(ms: number): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, ms));
}
