import { DriftRule } from './rule';

/** Finds keys that are about to be deleted. */
export const keyPendingDeletion: DriftRule = {
  id: 'key-pending-deletion',
  severity: 'critical',
  kind: 'drift',
  cause: 'A key that the code declares is scheduled for deletion.',
  explanation:
    'Nobody can use such a key, and once it is deleted nothing encrypted with it can ever be read. Zoom wants the key kept until it confirms deprovisioning.',
  remedy:
    'Cancel the deletion (`aws kms cancel-key-deletion`) and enable the key again: cancelling leaves it disabled.',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html',
  observe: ({ live, declared: { region } }) => {
    if (live?.state === 'PendingReplicaDeletion') {
      return [{ message: `the primary key in ${region} will be deleted once its replicas are, and can't be used` }];
    }
    if (live?.state !== 'PendingDeletion') return [];
    const when = live.deletionDate ? ` on ${live.deletionDate.slice(0, 10)}` : '';
    return [
      { message: `the key in ${region} will be deleted${when}: nothing encrypted with it can be read then, or now` },
    ];
  },
};
