import { DriftReport, Outcome } from '../../report';

/** How a report speaks: keys are held against code, or against what Zoom needs. */
export interface Wording {
  readonly title: string;
  /** What a key is that is fine. */
  readonly asDemanded: string;
  /** Head of what the live policy is held against. */
  readonly demanded: string;
  /** Verdict, in one word or two. */
  readonly verdicts: Readonly<Record<Outcome, string>>;
  /** What a verdict means. */
  readonly meanings: Readonly<Record<Outcome, string>>;
}

const OPEN =
  'Nothing was found to differ, but not everything could be looked at: the keys may be fine, or not. This is no proof of anything.';

const AGAINST_CODE: Wording = {
  title: 'zoom-cmk drift report',
  asDemanded: 'as declared',
  demanded: 'Declared',
  verdicts: { 'in-sync': 'In sync', drift: 'Drift', indeterminate: 'Could not check' },
  meanings: {
    'in-sync': 'Every key that was looked at is as the code declares it, but for what is suppressed.',
    drift: 'Something is not as the code declares it.',
    indeterminate: OPEN,
  },
};

const AGAINST_REQUIREMENTS: Wording = {
  title: 'zoom-cmk verify report',
  asDemanded: 'as required',
  demanded: 'Required',
  verdicts: { 'in-sync': 'Passed', drift: 'Failed', indeterminate: 'Could not check' },
  meanings: {
    'in-sync': 'Every key that was looked at is as Zoom needs it, but for what is suppressed.',
    drift: 'Something is not as Zoom needs it.',
    indeterminate: OPEN,
  },
};

/** The wording that goes with a report. */
export function wordingOf({ requirements }: Pick<DriftReport, 'requirements'>): Wording {
  return requirements === undefined ? AGAINST_CODE : AGAINST_REQUIREMENTS;
}
