import { Changes } from './changes';

/** What has changed since the run before, in numbers. */
export interface NewsCounts {
  /** Findings that are new. */
  readonly opened: number;
  /** Findings that are there no more. */
  readonly resolved: number;
  /** Findings at what is not checked any more. */
  readonly dropped: number;
  /** Keys that are not checked any more. */
  readonly formerKeys: number;
}

/** What has changed, and how many findings are open. */
export interface ChangeCounts extends NewsCounts {
  readonly open: number;
}

/** What has changed, in numbers, with what had no room in the report. */
export function changeCounts(changes: Changes): ChangeCounts {
  const { opened, resolved, dropped, goneBeside, formerKeys, open, openBeside } = changes;
  // Where they were is not known: they may have been at what is not checked any more.
  const mayBeDropped = dropped.length + formerKeys.length > 0;
  return {
    opened: opened.length,
    resolved: resolved.length + (mayBeDropped ? 0 : goneBeside),
    dropped: dropped.length + (mayBeDropped ? goneBeside : 0),
    formerKeys: formerKeys.length,
    open: open.length + openBeside.length,
  };
}

/** Whether there is something to tell. */
export function isNews({ opened, resolved, dropped, formerKeys }: NewsCounts): boolean {
  return opened + resolved + dropped + formerKeys > 0;
}
