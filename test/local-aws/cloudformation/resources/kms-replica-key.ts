import { KeyMetadata } from '@aws-sdk/client-kms';
import * as keys from './key-handlers';
import { booleanProperty, Properties, ResourceType, tagsProperty } from './resource-type';
import { AwsError } from '../../http/aws-error';

/**
 * AWS::KMS::ReplicaKey. Neither the stack's tags nor CloudFormation's own come on it.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-replicakey.html
 */
export const KMS_REPLICA_KEY: ResourceType = {
  attributes: ['Arn', 'KeyId'],
  properties: ['Description', 'Enabled', 'KeyPolicy', 'PendingWindowInDays', 'PrimaryKeyArn', 'Tags'],
  required: ['PrimaryKeyArn', 'KeyPolicy'],
  replacedBy: ['PrimaryKeyArn'],
  identifier: 'KeyId',

  create(context, properties) {
    const { kms, caller } = context;
    const { ReplicaKeyMetadata: metadata } = kms.call<{ ReplicaKeyMetadata: KeyMetadata }>(
      // A key is replicated by a request to the Region of its primary.
      { ...caller, region: regionOf(properties) },
      'ReplicateKey',
      {
        KeyId: properties.PrimaryKeyArn,
        ReplicaRegion: caller.region,
        Policy: keys.policyText(properties),
        Description: properties.Description,
        Tags: keys.kmsTags(tagsProperty(properties)),
      },
    );
    if (!booleanProperty(properties, 'Enabled', true)) keys.setEnabled(context, metadata.KeyId!, false);
    return keys.physicalKey(metadata);
  },

  update(context, keyId, before, after) {
    keys.refuseDeleted(context, keyId);
    const isEnabled = booleanProperty(after, 'Enabled', true);
    if (booleanProperty(before, 'Enabled', true) !== isEnabled) keys.setEnabled(context, keyId, isEnabled);
    keys.updateOwnProperties(context, keyId, before, after, tagsProperty(after));
  },

  remove: (context, keyId, properties) => keys.scheduleDeletion(context, keyId, properties),
  find: keys.findKey,
};

function regionOf({ PrimaryKeyArn }: Properties): string {
  const match = /^arn:[\w-]+:kms:([a-z0-9-]+):\d{12}:key\/./.exec(String(PrimaryKeyArn));
  if (!match) throw new AwsError('InvalidArnException', `Invalid ARN: ${String(PrimaryKeyArn)}`);
  return match[1];
}
