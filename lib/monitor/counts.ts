import { DriftReport } from '../drift/report';
import { doesCount } from '../drift/reports/words';

/** What a check came to, in numbers. */
export interface Counts {
  /** Findings that are drift. */
  readonly drift: number;
  /** Findings that could not be decided. */
  readonly couldNotCheck: number;
  /** Keys that were seen. */
  readonly keys: number;
}

/** What findings at keys come to, in numbers; what is suppressed does not count. */
export function countsOf({ findings, keys }: Pick<DriftReport, 'findings' | 'keys'>): Counts {
  const counting = findings.filter(doesCount);
  return {
    drift: counting.filter(({ kind }) => kind === 'drift').length,
    couldNotCheck: counting.filter(({ kind }) => kind === 'indeterminate').length,
    keys: keys.filter(({ state }) => state !== undefined).length,
  };
}
