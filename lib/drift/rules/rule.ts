import { KeyCheck, SetCheck } from '../check/key-check';
import { Finding, Observation } from '../finding';
import { Severity } from '../severity';

/** What a rule is, for people: the catalogue, and every report, tells it. */
export interface RuleInfo {
  /** Stable: suppressions and dashboards name it. */
  readonly id: string;
  /** Of what it finds, unless an observation says otherwise. */
  readonly severity: Severity;
  readonly kind: Finding['kind'];
  /** What it finds, in one sentence. */
  readonly cause: string;
  /** Why that matters. */
  readonly explanation: string;
  /** What to do. */
  readonly remedy: string;
  /** Page of a cloud or of Zoom that it rests on. */
  readonly source?: string;
}

/** One thing that a drift check looks for at a key. A rule's file has its name. */
export interface DriftRule extends RuleInfo {
  /** Looks at a key, in the set that it belongs to. A pure function. */
  readonly observe: (key: KeyCheck, set: SetCheck) => readonly Observation[];
}
