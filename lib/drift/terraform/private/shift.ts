import { JsonObject } from '../../json-value';
import { PlannedResource } from '../plan';

/** Whether somebody has changed it already, past Terraform, or the next apply will. */
export type Origin = 'drift' | 'pending';

/** What becomes of a drift with the next apply. */
export type Outlook = 'restored' | 'kept' | 'unknown';

/** A value that is, or is about to be, another. */
export interface Shift<T> {
  readonly origin: Origin;
  readonly from: T;
  readonly to: T;
  /** Of a drift. */
  readonly outlook?: Outlook;
}

/**
 * How something of a resource changes: past Terraform, and by the next apply. What the next apply merely puts back is not named
 * again. Where the resource is not there before or after, nothing is; nor is what the next apply makes of it where that is not known.
 *
 * @param read what is looked at, comparable by `===`
 * @param isKnown whether it is known what the next apply makes of it
 */
export function shiftsOf<T extends string | number | boolean | undefined>(
  { last, live, wanted, undecided }: PlannedResource,
  read: (values: JsonObject) => T,
  isKnown = true,
): Shift<T>[] {
  const shifts: Shift<T>[] = [];
  const decided = isKnown && undecided === undefined;
  if (!live) return shifts;
  const now = read(live);
  const before = last && read(last);
  if (last && before !== now) {
    const outlook = !decided ? 'unknown' : wanted && read(wanted) === before ? 'restored' : 'kept';
    shifts.push({ origin: 'drift', from: before as T, to: now, outlook });
  }
  if (!wanted || !decided) return shifts;
  const then = read(wanted);
  if (then !== now && !(last && before !== now && then === before)) {
    shifts.push({ origin: 'pending', from: now, to: then });
  }
  return shifts;
}

const OUTLOOKS: Readonly<Record<Outlook, string>> = {
  restored: 'the next apply puts it back',
  kept: 'the next apply does not put it back',
  unknown: 'what the next apply makes of it is not known',
};

/** What becomes of a shift, to end a message with; nothing of one that the next apply makes. */
export function outlookInWords({ outlook }: { readonly outlook?: Outlook }): string {
  return outlook ? `; ${OUTLOOKS[outlook]}` : '';
}

/** Who does it: `somebody changed …` outside of Terraform, or `the next apply changes …`. */
export function byWhom(origin: Origin, past: string, present: string): string {
  return origin === 'drift' ? `somebody ${past}` : `the next apply ${present}`;
}
