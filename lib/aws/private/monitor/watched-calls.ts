/** Calls of KMS of one kind, which are told in the same words. */
export interface WatchedCalls {
  /** Id of the rule. */
  readonly id: string;
  /** Names of the calls, as CloudTrail has them. */
  readonly calls: readonly string[];
  /** What follows of them, and what to do. */
  readonly says: string;
  /** Whether Zoom's access ends, or may have ended: an alarm beside the message. */
  readonly endangers?: boolean;
}

/** Calls that endanger a key, or tell that the danger is over. */
export const WATCHED_CALLS: readonly WatchedCalls[] = [
  {
    id: 'Retired',
    calls: ['DisableKey', 'ScheduleKeyDeletion'],
    says: 'Nobody can use this key now, Zoom included: content that it protects cannot be read. If nobody meant that, cancel the deletion, then enable the key: a cancelled deletion leaves it disabled.',
    endangers: true,
  },
  {
    id: 'Restored',
    calls: ['EnableKey', 'CancelKeyDeletion'],
    says: 'A key whose deletion was cancelled stays disabled until it is enabled.',
  },
  {
    id: 'PolicyPut',
    calls: ['PutKeyPolicy'],
    says: 'Who may use this key may have changed, in this Region alone: KMS does not carry policies over. If it was no deployment, zoom-cmk drift says who gained or lost what.',
    endangers: true,
  },
  {
    id: 'GrantsChanged',
    calls: ['CreateGrant', 'RevokeGrant', 'RetireGrant'],
    says: 'A grant lets its grantee use this key beside the policy, in this Region alone.',
  },
  {
    id: 'RegionsChanged',
    calls: ['ReplicateKey', 'UpdatePrimaryRegion'],
    says: 'A replica that was made by hand has the policy that it was given, or the default one, which shuts Zoom out. A changed primary Region has to be said in the code too.',
  },
  {
    id: 'RotationOff',
    calls: ['DisableKeyRotation'],
    says: 'KMS makes no new key material any more, in no Region. Zoom goes on as before.',
  },
  {
    id: 'AliasChanged',
    calls: ['CreateAlias', 'UpdateAlias', 'DeleteAlias'],
    says: 'Zoom goes by the ARN of the key, and is not concerned. What goes by the alias may use another key now.',
  },
];

/** Events that KMS sends by itself, on a best-effort basis. */
export interface KmsEvents {
  /** Id of the rule. */
  readonly id: string;
  readonly detailType: string;
  readonly says: string;
  readonly endangers?: boolean;
}

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/kms-events.html */
export const KMS_EVENTS: readonly KmsEvents[] = [
  {
    id: 'Deleted',
    detailType: 'KMS CMK Deletion',
    says: 'The key is gone in this Region. Where it was the last of its set, what it protected can never be read again.',
    endangers: true,
  },
  {
    id: 'Rotated',
    detailType: 'KMS CMK Rotation',
    says: 'KMS has made new key material. Id, ARN and policy are as before, and Zoom needs nothing.',
  },
];
