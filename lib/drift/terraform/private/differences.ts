import { Origin, Outlook } from './shift';

/** Something that a side has and another lacks. */
export interface Difference<T> {
  readonly origin: Origin;
  readonly value: T;
  /** Of a drift. */
  readonly outlook?: Outlook;
}

/** What was lost and gained, past Terraform or with the next apply. */
export interface Differences<T> {
  readonly lost: readonly Difference<T>[];
  readonly gained: readonly Difference<T>[];
}

/** What there is before, now, and after; after is absent where it is not known. */
export interface Sides<T> {
  readonly last: readonly T[];
  readonly live: readonly T[];
  readonly wanted?: readonly T[];
}

/**
 * What is lost and gained from side to side. What the next apply merely puts back is not named again.
 *
 * @param has whether a side has something, or something that stands for it
 */
export function differencesOf<T>(
  { last, live, wanted }: Sides<T>,
  has: (side: readonly T[], value: T) => boolean,
): Differences<T> {
  const outlook = (isRestored: boolean): Outlook => (!wanted ? 'unknown' : isRestored ? 'restored' : 'kept');
  const isIn = (side: readonly T[] | undefined, value: T) => side !== undefined && has(side, value);
  const drift = (values: readonly T[], isRestored: (value: T) => boolean) =>
    values.map((value): Difference<T> => ({ origin: 'drift', value, outlook: outlook(isRestored(value)) }));
  const pending = (values: readonly T[]) => values.map((value): Difference<T> => ({ origin: 'pending', value }));
  return {
    lost: [
      ...drift(
        last.filter(value => !isIn(live, value)),
        value => isIn(wanted, value),
      ),
      ...pending(wanted ? live.filter(value => isIn(last, value) && !isIn(wanted, value)) : []),
    ],
    gained: [
      ...drift(
        live.filter(value => !isIn(last, value)),
        value => !isIn(wanted, value),
      ),
      ...pending((wanted ?? []).filter(value => !isIn(live, value) && !isIn(last, value))),
    ],
  };
}
