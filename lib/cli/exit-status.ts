import { DriftReport, outcomeOf } from '../drift/report';
import { SEVERITIES, Severity } from '../drift/severity';
import { Outcome as PolicyOutcome } from '../key-policy';

/** Nothing differs, and everything was looked at. */
export const IN_SYNC = 0;
/** Something differs. */
export const DRIFT = 1;
/** Something could not be looked at, or the command was not understood. */
export const COULD_NOT_CHECK = 2;

/**
 * The exit status of a drift check.
 *
 * @param failOn the mildest drift that counts; what could not be checked always does
 */
export function statusOfReport({ findings }: DriftReport, failOn: Severity): number {
  const counts = (severity: Severity) => SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn);
  const counting = findings.filter(({ kind, severity }) => kind !== 'drift' || counts(severity));
  return { 'in-sync': IN_SYNC, drift: DRIFT, indeterminate: COULD_NOT_CHECK }[outcomeOf(counting)];
}

/** The exit status of a comparison of two policies. */
export function statusOfComparison(outcome: PolicyOutcome): number {
  return { equivalent: IN_SYNC, different: DRIFT, indeterminate: COULD_NOT_CHECK }[outcome];
}
