import { Finding } from '../../finding';
import { Outcome } from '../../report';

/** What a finding, or the lack of any, comes to. */
export type Standing = 'fine' | 'drift' | 'could-not-check' | 'note' | 'suppressed';

/** What counts first where several findings meet. */
export const PRECEDENCE: readonly Standing[] = ['drift', 'could-not-check', 'suppressed', 'note', 'fine'];

/** The outcome of a report or a key, as a standing. */
export const STANDING_OF_OUTCOME: Readonly<Record<Outcome, Standing>> = {
  'in-sync': 'fine',
  drift: 'drift',
  indeterminate: 'could-not-check',
};

const STANDING_OF_KIND: Readonly<Record<Finding['kind'], Standing>> = {
  drift: 'drift',
  indeterminate: 'could-not-check',
  note: 'note',
};

/** Each finding has one standing: what is suppressed counts as nothing else. */
export function standingOf({ kind, suppressed }: Pick<Finding, 'kind' | 'suppressed'>): Standing {
  return suppressed === undefined ? STANDING_OF_KIND[kind] : 'suppressed';
}
