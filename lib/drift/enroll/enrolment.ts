import { Cloud } from '../finding';

/** A value for the Zoom portal. */
export interface PortalValue {
  /** What it is, in the words of the portal or, where those are not known, of the cloud. */
  readonly label: string;
  readonly value: string;
}

/** What is pasted into the Zoom portal for one key, in the portal's own order. */
export interface Enrolment {
  readonly cloud: Cloud;
  /** Path of the key's construct; of Terraform, what the names of its outputs begin with. */
  readonly constructPath: string;
  /** What the portal is told. */
  readonly values: readonly PortalValue[];
  /** What the portal then shows for review. */
  readonly review: readonly PortalValue[];
  /** Why something of it is not known, or is not what Zoom takes: in one sentence each. */
  readonly problems: readonly string[];
}

/**
 * Whether the keys can be enrolled:
 *
 * - `ready`: everything that Zoom needs was looked at, and is so
 * - `not-ready`: a key is not what Zoom needs, or a value is missing
 * - `not-verified`: something could not be looked at
 */
export type Readiness = 'ready' | 'not-ready' | 'not-verified';
