import { Looked } from './looked';

/** A multi-Region set as DescribeKey shows it. */
export interface LiveSet {
  /** What the key itself is in its set. */
  readonly role: 'primary' | 'replica';
  readonly primaryArn: string;
  /** ARNs of all replica keys, sorted. */
  readonly replicaArns: readonly string[];
}

/** A grant of a key. */
export interface LiveGrant {
  readonly id: string;
  readonly name?: string;
  readonly granteePrincipal?: string;
  readonly retiringPrincipal?: string;
  readonly operations: readonly string[];
}

/** Automatic rotation as GetKeyRotationStatus shows it. */
export interface LiveRotation {
  readonly enabled: boolean;
  readonly periodInDays?: number;
}

/** A key of one Region, as KMS shows it. What may not be read is a failure of its own: the rest still counts. */
export interface LiveKey {
  readonly arn: string;
  readonly account: string;
  readonly region: string;
  /** `Enabled`, `Disabled`, `PendingDeletion`, `PendingReplicaDeletion`, `PendingImport`, `Unavailable`, … */
  readonly state: string;
  /** When the key will be deleted, ISO 8601, where that is scheduled. */
  readonly deletionDate?: string;
  readonly description: string;
  readonly keySpec: string;
  readonly keyUsage: string;
  readonly origin: string;
  readonly multiRegion: boolean;
  /** Absent for a key of a single Region. */
  readonly set?: LiveSet;
  /** JSON text of the policy named `default`. */
  readonly policy: Looked<string>;
  /** Asked of a primary (or single-Region) key only: KMS shares it in the set. */
  readonly rotation?: Looked<LiveRotation>;
  /** Names, `alias/…`, sorted. */
  readonly aliases: Looked<readonly string[]>;
  /** Without the tags whose key begins with `aws:`. */
  readonly tags: Looked<Readonly<Record<string, string>>>;
  readonly grants: Looked<readonly LiveGrant[]>;
}
