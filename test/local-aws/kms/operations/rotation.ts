import * as sdk from '@aws-sdk/client-kms';
import { AwsError } from '../../http/aws-error';
import { findKey, FoundKey, refuseUnusable } from '../lookup';
import { between, KmsCall, marker, Operation, read, requiredText, write } from '../operation';
import { page } from '../pagination';
import { KeySet } from '../state';

const DAY = 24 * 60 * 60 * 1000;
const ON_DEMAND_LIMIT = 25;
const keyOnly = { KeyId: requiredText };

/**
 * Rotation. It belongs to the key set: it is set on the primary, and every replica shows it.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
 */
export const ROTATION_OPERATIONS: Record<string, Operation> = {
  EnableKeyRotation: write<sdk.EnableKeyRotationRequest>(
    { ...keyOnly, RotationPeriodInDays: between(90, 2560) },
    (call, input) => {
      const { set } = findRotatable(call, input.KeyId!);
      set.rotation = { periodInDays: input.RotationPeriodInDays ?? 365, since: call.clock.now() };
    },
  ),
  DisableKeyRotation: write<{ KeyId: string }>(keyOnly, (call, input) => {
    findRotatable(call, input.KeyId).set.rotation = undefined;
  }),
  GetKeyRotationStatus: read<{ KeyId: string }>(keyOnly, (call, input) => {
    const found = findKey(call, input.KeyId);
    refuseUnrotatable(found);
    const { set, key } = found;
    // Rotation rests while the key waits for its deletion, and comes back when that is cancelled.
    const rotation = key.deletion ? undefined : set.rotation;
    return {
      KeyId: key.arn,
      KeyRotationEnabled: rotation !== undefined,
      RotationPeriodInDays: rotation?.periodInDays,
      NextRotationDate: rotation && nextRotation(rotation, call.clock.now()),
    };
  }),
  RotateKeyOnDemand: write<{ KeyId: string }>(keyOnly, (call, input) => {
    const { set } = findRotatable(call, input.KeyId);
    if (set.rotations.filter(({ type }) => type === 'ON_DEMAND').length >= ON_DEMAND_LIMIT) {
      throw new AwsError('LimitExceededException', 'The limit of on-demand rotations for this key is reached');
    }
    set.rotations.push({ date: call.clock.now(), type: 'ON_DEMAND' });
    return { KeyId: set.keyId };
  }),
  ListKeyRotations: read<sdk.ListKeyRotationsRequest>(
    { ...keyOnly, Limit: between(1, 1000), Marker: marker },
    (call, input) => {
      const found = findKey(call, input.KeyId!);
      refuseUnrotatable(found);
      const { items, paging } = page(found.set.rotations, input, 100);
      return {
        Rotations: items.map(({ date, type }) => ({ KeyId: found.set.keyId, RotationDate: date, RotationType: type })),
        ...paging,
      };
    },
  ),
};

function nextRotation(rotation: NonNullable<KeySet['rotation']>, now: Date): Date {
  const period = rotation.periodInDays * DAY;
  const passed = Math.floor((now.getTime() - rotation.since.getTime()) / period);
  return new Date(rotation.since.getTime() + (passed + 1) * period);
}

function findRotatable(call: KmsCall, keyId: string): FoundKey {
  const found = findKey(call, keyId);
  refuseUnusable(found);
  refuseUnrotatable(found);
  if (found.set.primaryRegion !== found.key.region) {
    throw new AwsError('UnsupportedOperationException', `${found.key.arn} is a multi-Region replica key.`);
  }
  return found;
}

function refuseUnrotatable({ set, key }: FoundKey): void {
  if (set.spec !== 'SYMMETRIC_DEFAULT') {
    throw new AwsError(
      'UnsupportedOperationException',
      `${key.arn} key spec is ${set.spec} which is not valid for this operation.`,
    );
  }
}
