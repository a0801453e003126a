import * as sdk from '@aws-sdk/client-kms';
import { AwsError } from '../../http/aws-error';
import { findKey, FoundKey, refuseUnusable } from '../lookup';
import { metadataOf } from '../metadata';
import { KmsCall, Operation, requiredText, tagList, text, toggle, write } from '../operation';
import { formatPolicy, withArns } from '../policy';
import { newKey } from './keys';
import { policyFor } from './policies';
import { tagsFrom } from './tags';
import { partitionOf } from '../../identity/caller';

/**
 * Replicas and the move of the primary.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html
 */
export const MULTI_REGION_OPERATIONS: Record<string, Operation> = {
  ReplicateKey: write<sdk.ReplicateKeyRequest>(
    {
      KeyId: requiredText,
      ReplicaRegion: { ...requiredText, max: 32 },
      Policy: text,
      BypassPolicyLockoutSafetyCheck: toggle,
      Description: { ...text, max: 8192 },
      Tags: tagList,
    },
    replicateKey,
  ),
  UpdatePrimaryRegion: write<{ KeyId: string; PrimaryRegion: string }>(
    { KeyId: requiredText, PrimaryRegion: { ...requiredText, max: 32 } },
    (call, input) => {
      const found = findPrimary(call, input.KeyId);
      const replica = found.set.keys.get(input.PrimaryRegion);
      if (!replica) {
        throw new AwsError('NotFoundException', `${found.set.keyId} has no replica key in ${input.PrimaryRegion}`);
      }
      refuseUnusable(found);
      refuseUnusable({ set: found.set, key: replica });
      found.set.primaryRegion = input.PrimaryRegion;
    },
  ),
};

function replicateKey(call: KmsCall, input: sdk.ReplicateKeyRequest): object {
  const primary = findPrimary(call, input.KeyId!);
  refuseUnusable(primary);
  const { set } = primary;
  const region = input.ReplicaRegion!;
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region) || partitionOf(region) !== set.partition) {
    throw new AwsError('ValidationException', `Invalid Region: ${region}`);
  }
  const arn = `arn:${set.partition}:kms:${region}:${set.account}:key/${set.keyId}`;
  if (set.keys.has(region)) throw new AwsError('AlreadyExistsException', `${arn} already exists.`);
  // The policy is judged in the Region where it will be in force.
  const inRegion = { ...call, caller: { ...call.caller, region } };
  const key = newKey(call, arn, {
    region,
    policy: policyFor(inRegion, arn, input.Policy, input.BypassPolicyLockoutSafetyCheck),
    tags: tagsFrom(input.Tags ?? []),
    description: input.Description ?? '',
  });
  set.keys.set(region, key);
  return {
    // The answer comes before the copy of the key material is done.
    ReplicaKeyMetadata: { ...metadataOf({ set, key }), KeyState: 'Creating', Enabled: false },
    ReplicaPolicy: formatPolicy(withArns(key.policy, call.principals)),
    ReplicaTags: input.Tags ?? [],
  };
}

function findPrimary(call: KmsCall, keyId: string): FoundKey {
  const found = findKey(call, keyId);
  if (!found.set.multiRegion) {
    throw new AwsError('UnsupportedOperationException', `${found.key.arn} is not a multi-Region key.`);
  }
  if (found.set.primaryRegion !== found.key.region) {
    throw new AwsError('UnsupportedOperationException', `${found.key.arn} is not a multi-Region primary key.`);
  }
  return found;
}
