/**
 * What a key administrator may do: everything that changes or shows the key, nothing that uses it.
 *
 * `kms:Create*` of the console's own list is left out, as it holds `kms:CreateGrant`, with which an administrator
 * could give itself use of the key. `kms:ReplicateKey` and `kms:UpdatePrimaryRegion` are what a multi-Region set needs.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export const ADMINISTRATOR_ACTIONS = [
  'kms:CancelKeyDeletion',
  'kms:DeleteAlias',
  'kms:DescribeKey',
  'kms:DisableKey',
  'kms:DisableKeyRotation',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListGrants',
  'kms:ListKeyPolicies',
  'kms:ListKeyRotations',
  'kms:ListResourceTags',
  'kms:PutKeyPolicy',
  'kms:ReplicateKey',
  'kms:RevokeGrant',
  'kms:RotateKeyOnDemand',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateAlias',
  'kms:UpdateKeyDescription',
  'kms:UpdatePrimaryRegion',
];
