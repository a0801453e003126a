import { KeyMetadata } from '@aws-sdk/client-kms';
import * as keys from './key-handlers';
import {
  booleanProperty,
  HandlerContext,
  numberProperty,
  Properties,
  ResourceType,
  tagsProperty,
} from './resource-type';
import { AwsError } from '../../http/aws-error';

/** A change of one of these fails the update: KMS can't change them, and CloudFormation does not replace keys. */
const IMMUTABLE: Properties = {
  MultiRegion: false,
  KeySpec: 'SYMMETRIC_DEFAULT',
  KeyUsage: 'ENCRYPT_DECRYPT',
  Origin: 'AWS_KMS',
};

/**
 * AWS::KMS::Key.
 *
 * @see https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-kms
 */
export const KMS_KEY: ResourceType = {
  attributes: ['Arn', 'KeyId'],
  properties: [
    ...['BypassPolicyLockoutSafetyCheck', 'Description', 'EnableKeyRotation', 'Enabled', 'KeyPolicy', 'KeySpec'],
    ...['KeyUsage', 'MultiRegion', 'Origin', 'PendingWindowInDays', 'RotationPeriodInDays', 'Tags'],
  ],
  identifier: 'KeyId',
  takesStackTags: true,

  create(context, properties) {
    const { kms, caller } = context;
    const { KeyMetadata: metadata } = kms.call<{ KeyMetadata: KeyMetadata }>(caller, 'CreateKey', {
      Policy: keys.policyText(properties),
      Description: properties.Description,
      KeySpec: properties.KeySpec,
      KeyUsage: properties.KeyUsage,
      Origin: properties.Origin,
      MultiRegion: booleanProperty(properties, 'MultiRegion', false),
      BypassPolicyLockoutSafetyCheck: keys.bypass(properties),
      Tags: keys.kmsTags({ ...context.stackTags, ...tagsProperty(properties) }),
    });
    const KeyId = metadata.KeyId!;
    if (rotates(properties)) enableRotation(context, KeyId, properties);
    if (!booleanProperty(properties, 'Enabled', true)) keys.setEnabled(context, KeyId, false);
    return keys.physicalKey(metadata);
  },

  refuseUpdate(before, after) {
    for (const [name, fallback] of Object.entries(IMMUTABLE)) {
      if (String(before[name] ?? fallback) !== String(after[name] ?? fallback)) {
        throw new AwsError('InvalidRequest', `You cannot change the ${name} property of an existing KMS key`);
      }
    }
  },

  update(context, keyId, before, after) {
    keys.refuseDeleted(context, keyId);
    updateRotationAndState(context, keyId, before, after);
    keys.updateOwnProperties(context, keyId, before, after, { ...context.stackTags, ...tagsProperty(after) });
  },

  remove: (context, keyId, properties) => keys.scheduleDeletion(context, keyId, properties),
  find: keys.findKey,
};

/** Rotation can be changed only while the key is enabled, hence the order. */
function updateRotationAndState(context: HandlerContext, keyId: string, before: Properties, after: Properties): void {
  const wasEnabled = booleanProperty(before, 'Enabled', true);
  const isEnabled = booleanProperty(after, 'Enabled', true);
  const rotationChanges = rotates(before) !== rotates(after);
  if (!wasEnabled && !isEnabled && rotationChanges) {
    throw new AwsError(
      'InvalidRequest',
      'You cannot modify the EnableKeyRotation property when the Enabled property is false. Set Enabled to true to modify the EnableKeyRotation property.',
    );
  }
  if (!wasEnabled && isEnabled) keys.setEnabled(context, keyId, true);
  const periodChanges =
    numberProperty(before, 'RotationPeriodInDays') !== numberProperty(after, 'RotationPeriodInDays');
  if (rotates(after) && (rotationChanges || periodChanges)) enableRotation(context, keyId, after);
  if (!rotates(after) && rotationChanges) context.kms.call(context.caller, 'DisableKeyRotation', { KeyId: keyId });
  if (wasEnabled && !isEnabled) keys.setEnabled(context, keyId, false);
}

function rotates(properties: Properties): boolean {
  return booleanProperty(properties, 'EnableKeyRotation', false);
}

function enableRotation({ kms, caller }: HandlerContext, KeyId: string, properties: Properties): void {
  kms.call(caller, 'EnableKeyRotation', {
    KeyId,
    RotationPeriodInDays: numberProperty(properties, 'RotationPeriodInDays'),
  });
}
