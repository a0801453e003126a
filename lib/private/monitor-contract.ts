/** Source of the events that the functions of the monitors put on a bus. */
export const MONITOR_EVENT_SOURCE = 'zoom-cmk-constructs';

/** `detail-type` of those events. */
export const MONITOR_DETAIL_TYPES = {
  /** What a check found is not what the one before found: for people, at most one for each run. */
  change: 'Zoom CMK Drift Change',
  /** A finding was opened or resolved, or is not looked for any more: for programs. */
  finding: 'Zoom CMK Drift Finding',
  /** What a run over a fleet found is not what the one before found: for people, at most one for each run. */
  fleetChange: 'Zoom CMK Fleet Change',
} as const;

/** Lines of a change, in the order in which people read them: members of the event's `detail`, one line of text each. */
export const CHANGE_LINES = ['title', 'summary', 'worst', 'report'] as const;

/** CloudWatch namespace of the metrics of the functions. */
export const METRIC_NAMESPACE = 'ZoomCmk';

/** Metrics of one check, or of a whole run over a fleet. Units: Count. */
export const METRICS = {
  /** Findings that are drift, and not suppressed. */
  drift: 'DriftFindings',
  /** Findings that could not be decided, and rows that could not be checked. */
  couldNotCheck: 'CouldNotCheck',
  /** Keys that were looked at; no data means that no check came to its end. */
  keys: 'KeysChecked',
} as const;

/** Dimensions of the metrics. */
export const DIMENSIONS = {
  /** Name of what is watched: a key, or a fleet. */
  watch: 'Watch',
  /** Account, twelve digits, in the metrics of a fleet. */
  account: 'Account',
} as const;

/** Environment variables of the functions. */
export const FUNCTION_ENVIRONMENT = {
  /** Name of what is watched, of letters, digits and `-`: the dimension of metrics and the folder of reports. */
  watch: 'ZOOM_CMK_WATCH',
  /** Name of the bucket of reports. */
  bucket: 'ZOOM_CMK_BUCKET',
  /** ARN of the bus that events are put on. */
  bus: 'ZOOM_CMK_BUS',
  /** How long drift has to last before it is reported, in seconds. */
  settleSeconds: 'ZOOM_CMK_SETTLE_SECONDS',
  /** Of `checkKey`: the keys, JSON of {@link WatchedKey}s. */
  keys: 'ZOOM_CMK_KEYS',
  /** Of `checkRow`: name of the role in each account, without a path. */
  memberRole: 'ZOOM_CMK_MEMBER_ROLE',
} as const;

/** A key that is watched: where its deployed template declares it. */
export interface WatchedKey {
  readonly region: string;
  /** Name of the CloudFormation stack. */
  readonly stack: string;
  readonly logicalId: string;
}
