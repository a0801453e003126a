const DAY = 24 * 60 * 60 * 1000;

/** The time as the services see it. It can be moved forward, so that waiting periods pass in a test. */
export class Clock {
  private offset = 0;

  now(): Date {
    return new Date(Date.now() + this.offset);
  }

  /** The moment that lies this many days ahead. */
  inDays(days: number): Date {
    return new Date(this.now().getTime() + days * DAY);
  }

  /** Lets days pass at once. */
  advanceDays(days: number): void {
    this.offset += days * DAY;
  }
}
