import pLimit from 'p-limit';

/** Keys looked at together in one Region of an account. Each asks one request, then five: four keep the ten slots of a Region busy. */
const KEYS_AT_ONCE = 4;

/** Lets keys take turns, those of each Region of an account by themselves: a slow Region holds up no other. */
export class Turns {
  private readonly queues = new Map<string, pLimit.Limit>();

  /** Does the work when the turn of the place comes. */
  async take<T>(account: string | undefined, region: string, work: () => Promise<T>): Promise<T> {
    const place = `${account ?? ''} ${region}`;
    const queue = this.queues.get(place) ?? pLimit(KEYS_AT_ONCE);
    this.queues.set(place, queue);
    return queue(work);
  }
}
