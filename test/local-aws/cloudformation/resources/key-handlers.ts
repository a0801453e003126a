import { KeyMetadata, ListResourceTagsResponse, Tag } from '@aws-sdk/client-kms';
import { booleanProperty, HandlerContext, numberProperty, Physical, Properties } from './resource-type';
import { AwsError } from '../../http/aws-error';

/** What the handlers of keys and of replica keys have in common. */

/** A policy as KMS takes it: templates may hold the document or its text. */
export function policyText(properties: Properties): string | undefined {
  const policy = properties.KeyPolicy;
  return policy === undefined || typeof policy === 'string' ? policy : JSON.stringify(policy);
}

/** The physical id and attributes of a key. */
export function physicalKey(metadata: KeyMetadata): Physical {
  return { physicalId: metadata.KeyId!, attributes: { Arn: metadata.Arn!, KeyId: metadata.KeyId! } };
}

/** Tags in the form of KMS. */
export function kmsTags(tags: Record<string, string>): Tag[] {
  return Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
}

/** Finds a key for an import. */
export function findKey(context: HandlerContext, keyId: string): Physical {
  return physicalKey(describe(context, keyId));
}

/** Describes a key of the stack's Region. */
function describe({ kms, caller }: HandlerContext, KeyId: string): KeyMetadata {
  return kms.call<{ KeyMetadata: KeyMetadata }>(caller, 'DescribeKey', { KeyId }).KeyMetadata;
}

/** Refuses to update a key that somebody scheduled for deletion: to CloudFormation it is gone. */
export function refuseDeleted(context: HandlerContext, keyId: string): void {
  if (describe(context, keyId).KeyState?.startsWith('Pending')) {
    throw new AwsError(
      'NotFoundException',
      `Resource of type 'AWS::KMS::Key' with identifier '${keyId}' was not found.`,
    );
  }
}

/** Updates what every key has for itself: description, policy and tags. */
export function updateOwnProperties(
  { kms, caller }: HandlerContext,
  KeyId: string,
  before: Properties,
  after: Properties,
  tags: Record<string, string>,
): void {
  if ((before.Description ?? '') !== (after.Description ?? '')) {
    kms.call(caller, 'UpdateKeyDescription', { KeyId, Description: after.Description ?? '' });
  }
  // The policy is put only when the template's changed: what was changed in KMS itself stays.
  const policy = policyText(after);
  if (policy !== undefined && policy !== policyText(before)) {
    kms.call(caller, 'PutKeyPolicy', { KeyId, Policy: policy, BypassPolicyLockoutSafetyCheck: bypass(after) });
  }
  // Tags, however, are compared with those on the key: what was added in KMS itself goes.
  const present = kms.call<ListResourceTagsResponse>(caller, 'ListResourceTags', { KeyId }).Tags!;
  const superfluous = present.map(tag => tag.TagKey!).filter(key => !Object.hasOwn(tags, key));
  const missing = Object.entries(tags).filter(
    ([key, value]) => present.find(tag => tag.TagKey === key)?.TagValue !== value,
  );
  if (superfluous.length > 0) kms.call(caller, 'UntagResource', { KeyId, TagKeys: superfluous });
  if (missing.length > 0) kms.call(caller, 'TagResource', { KeyId, Tags: kmsTags(Object.fromEntries(missing)) });
}

/** Whether the template asks to skip the lock-out check. */
export function bypass(properties: Properties): boolean {
  return booleanProperty(properties, 'BypassPolicyLockoutSafetyCheck', false);
}

/** Schedules the deletion of a key; one that is scheduled already, or gone, is fine. */
export function scheduleDeletion({ kms, caller }: HandlerContext, KeyId: string, properties: Properties): void {
  try {
    kms.call(caller, 'ScheduleKeyDeletion', {
      KeyId,
      PendingWindowInDays: numberProperty(properties, 'PendingWindowInDays'),
    });
  } catch (error) {
    if (!(error instanceof AwsError) || !['KMSInvalidStateException', 'NotFoundException'].includes(error.code)) {
      throw error;
    }
  }
}

/** Enables or disables a key. */
export function setEnabled({ kms, caller }: HandlerContext, KeyId: string, enabled: boolean): void {
  kms.call(caller, enabled ? 'EnableKey' : 'DisableKey', { KeyId });
}
