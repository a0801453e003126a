import { KeyMetadata } from '@aws-sdk/client-kms';
import { StoredPolicy } from './policy/document';

/** What all keys of a multi-Region set share; a single-Region key is a set of one. */
export interface KeySet {
  readonly keyId: string;
  readonly account: string;
  readonly partition: string;
  readonly spec: NonNullable<KeyMetadata['KeySpec']>;
  readonly usage: NonNullable<KeyMetadata['KeyUsage']>;
  readonly origin: NonNullable<KeyMetadata['Origin']>;
  readonly multiRegion: boolean;
  primaryRegion: string;
  rotation?: { readonly periodInDays: number; readonly since: Date };
  readonly rotations: { readonly date: Date; readonly type: 'AUTOMATIC' | 'ON_DEMAND' }[];
  /** The keys of the set, by Region. */
  readonly keys: Map<string, RegionalKey>;
}

/** What one key of a set has for itself. */
export interface RegionalKey {
  readonly region: string;
  readonly arn: string;
  readonly createdAt: Date;
  description: string;
  policy: StoredPolicy;
  enabled: boolean;
  /** Scheduled deletion; without a date while it waits for the deletion of the replicas. */
  deletion?: { readonly windowInDays: number; date?: Date };
  readonly tags: Map<string, string>;
  readonly grants: Map<string, StoredGrant>;
}

/** A grant. Grants are Regional: a replica starts with none. */
export interface StoredGrant {
  readonly id: string;
  readonly token: string;
  readonly name?: string;
  readonly granteePrincipal: string;
  readonly retiringPrincipal?: string;
  readonly operations: string[];
  readonly constraints?: Record<string, unknown>;
  readonly issuingAccount: string;
  readonly createdAt: Date;
}

/** An alias of one account and Region. */
export interface StoredAlias {
  readonly arn: string;
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly createdAt: Date;
  updatedAt: Date;
  keyId: string;
}

/** All that KMS knows. Plain data, so that a former state can be kept for stale reads. */
export interface KmsState {
  /** By `account/keyId`: the keys of a set have one id in every Region. */
  readonly sets: Map<string, KeySet>;
  /** By ARN. */
  readonly aliases: Map<string, StoredAlias>;
}

/** KMS of an account that has no keys yet. */
export function emptyState(): KmsState {
  return { sets: new Map(), aliases: new Map() };
}

/** The state of a key, derived so that it can't contradict its parts. */
export function keyState(key: RegionalKey): 'Enabled' | 'Disabled' | 'PendingDeletion' | 'PendingReplicaDeletion' {
  if (key.deletion) return key.deletion.date ? 'PendingDeletion' : 'PendingReplicaDeletion';
  return key.enabled ? 'Enabled' : 'Disabled';
}

/** Lets waiting periods that are over take effect: keys and their aliases vanish, primaries start to wait. */
export function settle(state: KmsState, now: Date, inDays: (days: number) => Date): void {
  for (const [id, set] of state.sets) {
    for (const key of [...set.keys.values()]) {
      if (key.deletion?.date && key.deletion.date <= now) removeKey(state, set, key);
    }
    const primary = set.keys.get(set.primaryRegion);
    if (primary?.deletion && !primary.deletion.date && set.keys.size === 1) {
      primary.deletion.date = inDays(primary.deletion.windowInDays);
    }
    if (set.keys.size === 0) state.sets.delete(id);
  }
}

function removeKey(state: KmsState, set: KeySet, key: RegionalKey): void {
  set.keys.delete(key.region);
  for (const alias of [...state.aliases.values()]) {
    if (alias.keyId === set.keyId && alias.account === set.account && alias.region === key.region) {
      state.aliases.delete(alias.arn);
    }
  }
}
