/** What was measured, of one side of a comparison. */
export interface Quantity {
  readonly what: string;
  readonly value: number;
  /** Most memory that its process had, in megabytes. */
  readonly memoryMb?: number;
}

/** What a figure should be. */
export interface Target {
  /** Whether the ratio is bounded, or the value itself. */
  readonly of: 'ratio' | 'value';
  readonly atMost: number;
}

/** One thing, measured against another in the same run. */
export interface Figure {
  readonly name: string;
  readonly unit: 'ms' | 'resources' | 'bytes' | 'functions';
  readonly subject: Quantity;
  readonly baseline: Quantity;
  readonly target?: Target;
  /** The noise: how far apart the middle half of the subject's turns is, as a part of their median. */
  readonly spread?: number;
  readonly note?: string;
}

/** How many times the baseline the subject is; nothing where the baseline is nothing. */
export function ratioOf({ subject, baseline }: Figure): number | undefined {
  return baseline.value === 0 ? undefined : subject.value / baseline.value;
}

/** How far a figure is from its target: 1 just meets it, more misses it. Nothing where there is no target. */
export function shareOfTarget(figure: Figure): number | undefined {
  if (!figure.target) return undefined;
  const reached = figure.target.of === 'value' ? figure.subject.value : ratioOf(figure);
  return reached === undefined ? undefined : reached / figure.target.atMost;
}

/** `met` or `missed`; nothing where there is no target. */
export function verdictOf(figure: Figure): 'met' | 'missed' | undefined {
  const share = shareOfTarget(figure);
  if (share === undefined) return undefined;
  return share <= 1 ? 'met' : 'missed';
}
