import { Comparison, KeyPolicy } from '../../key-policy';
import { DeclaredKey } from '../declared';
import { LiveKey, LookFailure } from '../live';

/** A key's policy, as the code declares it and as it is. */
export interface PolicyCheck {
  /** From the declared policy to the live one; absent where one of them is not known. */
  readonly comparison?: Comparison;
  readonly declared?: KeyPolicy;
  readonly live?: KeyPolicy;
  /** Why there is no comparison, in one sentence each, beside what could not be looked at. */
  readonly problems: readonly string[];
}

/** One key as the code declares it and as it is: what the rules look at. */
export interface KeyCheck {
  readonly declared: DeclaredKey;
  /** Absent where the key is missing, or could not be looked at. */
  readonly live?: LiveKey;
  /** Why there is no such key, where that is known: in one sentence. */
  readonly missing?: string;
  /** All that could not be looked at. */
  readonly failures: readonly LookFailure[];
  readonly policy: PolicyCheck;
}

/** The keys that one construct declares: a primary and its replicas. */
export interface SetCheck {
  /** Absent where the primary is declared somewhere else. */
  readonly primary?: KeyCheck;
  /** All of them, the primary included. */
  readonly keys: readonly KeyCheck[];
  /** Regions of declared replicas of which no stack with the replica was read, though they should have been looked at. */
  readonly unreadRegions: readonly string[];
  /** Whether those Regions were looked in; else nobody said that they should be. */
  readonly lookedIn: boolean;
}
