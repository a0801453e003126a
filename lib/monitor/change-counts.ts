import { Changes } from './changes';

/** What has changed since the run before, in numbers. */
export interface NewsCounts {
  /** Findings that are new. */
  readonly opened: number;
  /** Findings that are there no more. */
  readonly resolved: number;
  /** Findings at what is not checked any more. */
  readonly dropped: number;
  /** Keys that became others. */
  readonly replaced: number;
}

/** What has changed, and how many findings are open. */
export interface ChangeCounts extends NewsCounts {
  readonly open: number;
}

/** What has changed, in numbers, with what had no room in the report. */
export function changeCounts(changes: Changes): ChangeCounts {
  const { opened, resolved, resolvedBeside, dropped, replaced, open, openBeside } = changes;
  return {
    opened: opened.length,
    resolved: resolved.length + resolvedBeside,
    dropped: dropped.length,
    replaced: replaced.length,
    open: open.length + openBeside.length,
  };
}

/** Whether there is something to tell. */
export function isNews({ opened, resolved, dropped, replaced }: NewsCounts): boolean {
  return opened + resolved + dropped + replaced > 0;
}
