import { randomBytes, randomUUID } from 'node:crypto';
import * as sdk from '@aws-sdk/client-kms';
import { AwsError } from '../../http/aws-error';
import { findKey, findKeyOrAlias, keysOf, refusePendingDeletion } from '../lookup';
import { metadataOf } from '../metadata';
import {
  between,
  KmsCall,
  marker,
  oneOf,
  Operation,
  read,
  requiredText,
  tagList,
  text,
  toggle,
  write,
} from '../operation';
import { page } from '../pagination';
import { KeySet, RegionalKey } from '../state';
import { policyFor } from './policies';
import { tagsFrom } from './tags';

const description = { ...text, max: 8192 };
const keyOnly = { KeyId: requiredText };

/** Making, describing, enabling and disabling keys. */
export const KEY_OPERATIONS: Record<string, Operation> = {
  CreateKey: write<sdk.CreateKeyRequest>(
    {
      Policy: text,
      Description: description,
      KeyUsage: oneOf(sdk.KeyUsageType),
      CustomerMasterKeySpec: oneOf(sdk.CustomerMasterKeySpec),
      KeySpec: oneOf(sdk.KeySpec),
      Origin: oneOf(sdk.OriginType),
      BypassPolicyLockoutSafetyCheck: toggle,
      Tags: tagList,
      MultiRegion: toggle,
    },
    createKey,
  ),
  DescribeKey: read<{ KeyId: string }>(keyOnly, (call, input) => ({
    KeyMetadata: metadataOf(findKeyOrAlias(call, input.KeyId)),
  })),
  ListKeys: read<sdk.ListKeysRequest>({ Limit: between(1, 1000), Marker: marker }, (call, input) => {
    const { items, paging } = page(keysOf(call), input, 100);
    return { Keys: items.map(({ set, key }) => ({ KeyId: set.keyId, KeyArn: key.arn })), ...paging };
  }),
  EnableKey: write<{ KeyId: string }>(keyOnly, (call, input) => {
    setEnabled(call, input.KeyId, true);
  }),
  DisableKey: write<{ KeyId: string }>(keyOnly, (call, input) => {
    setEnabled(call, input.KeyId, false);
  }),
  UpdateKeyDescription: write<{ KeyId: string; Description: string }>(
    { KeyId: requiredText, Description: { ...description, required: true } },
    (call, input) => {
      const found = findKey(call, input.KeyId);
      refusePendingDeletion(found);
      found.key.description = input.Description;
    },
  ),
};

/** A key that stands in no set yet. */
export function newKey(
  call: KmsCall,
  arn: string,
  properties: Pick<RegionalKey, 'region' | 'policy' | 'tags' | 'description'>,
): RegionalKey {
  return { ...properties, arn, createdAt: call.clock.now(), enabled: true, grants: new Map() };
}

function createKey(call: KmsCall, input: sdk.CreateKeyRequest): object {
  const { account, partition, region } = call.caller;
  const spec = input.KeySpec ?? input.CustomerMasterKeySpec ?? 'SYMMETRIC_DEFAULT';
  const usage = usageFor(spec, input.KeyUsage);
  const origin = input.Origin ?? 'AWS_KMS';
  if (origin !== 'AWS_KMS') {
    throw new AwsError(
      'UnsupportedOperationException',
      `Keys of origin ${origin} are not implemented by this endpoint`,
    );
  }
  const multiRegion = input.MultiRegion ?? false;
  const keyId = multiRegion ? `mrk-${randomBytes(16).toString('hex')}` : randomUUID();
  const arn = `arn:${partition}:kms:${region}:${account}:key/${keyId}`;
  const key = newKey(call, arn, {
    region,
    policy: policyFor(call, arn, input.Policy, input.BypassPolicyLockoutSafetyCheck),
    tags: tagsFrom(input.Tags ?? [], call.caller.isService),
    description: input.Description ?? '',
  });
  const set: KeySet = {
    ...{ keyId, account, partition, spec, usage, origin, multiRegion },
    primaryRegion: region,
    rotations: [],
    keys: new Map([[region, key]]),
  };
  call.state.sets.set(`${account}/${keyId}`, set);
  return { KeyMetadata: metadataOf({ set, key }) };
}

function usageFor(spec: string, wanted: sdk.KeyUsageType | undefined): sdk.KeyUsageType {
  const allowed: string[] = allowedUsages(spec);
  // Only symmetric encryption keys have a default usage.
  const usage = wanted ?? 'ENCRYPT_DECRYPT';
  if (!allowed.includes(usage)) {
    throw new AwsError('ValidationException', `KeyUsage ${usage} is not compatible with KeySpec ${spec}`);
  }
  return usage;
}

function allowedUsages(spec: string): sdk.KeyUsageType[] {
  if (spec === 'SYMMETRIC_DEFAULT') return ['ENCRYPT_DECRYPT'];
  if (spec.startsWith('HMAC_')) return ['GENERATE_VERIFY_MAC'];
  if (spec.startsWith('RSA_')) return ['ENCRYPT_DECRYPT', 'SIGN_VERIFY'];
  return spec.startsWith('ECC_NIST_') || spec === 'SM2' ? ['SIGN_VERIFY', 'KEY_AGREEMENT'] : ['SIGN_VERIFY'];
}

function setEnabled(call: KmsCall, keyId: string, enabled: boolean): void {
  const found = findKey(call, keyId);
  refusePendingDeletion(found);
  found.key.enabled = enabled;
}
