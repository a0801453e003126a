import { AwsError } from '../../http/aws-error';
import { findKey, refusePendingDeletion } from '../lookup';
import { between, Operation, requiredText, write } from '../operation';
import { keyState } from '../state';

/**
 * Scheduling and cancelling the deletion of keys.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-delete.html
 */
export const DELETION_OPERATIONS: Record<string, Operation> = {
  ScheduleKeyDeletion: write<{ KeyId: string; PendingWindowInDays?: number }>(
    { KeyId: requiredText, PendingWindowInDays: between(7, 30) },
    (call, input) => {
      const found = findKey(call, input.KeyId);
      refusePendingDeletion(found);
      const { set, key } = found;
      const windowInDays = input.PendingWindowInDays ?? 30;
      // A primary waits until its last replica is gone, but is unusable at once.
      const waits = set.primaryRegion === key.region && set.keys.size > 1;
      key.deletion = waits ? { windowInDays } : { windowInDays, date: call.clock.inDays(windowInDays) };
      key.enabled = false;
      return {
        KeyId: key.arn,
        DeletionDate: key.deletion.date,
        KeyState: keyState(key),
        PendingWindowInDays: windowInDays,
      };
    },
  ),
  CancelKeyDeletion: write<{ KeyId: string }>({ KeyId: requiredText }, (call, input) => {
    const { key } = findKey(call, input.KeyId);
    if (!key.deletion) throw new AwsError('KMSInvalidStateException', `${key.arn} is not pending deletion.`);
    // The key stays disabled, also when it was enabled before.
    key.deletion = undefined;
    return { KeyId: key.arn };
  }),
};
