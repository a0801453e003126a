import { ociRule } from './plan-rule';
import { inWords } from '../keys/parts';
import { textOf } from '../private/attributes';

/** States of a key on its way to its deletion, or past it. */
const LEAVING = ['SCHEDULING_DELETION', 'PENDING_DELETION', 'DELETING', 'DELETED'];

/** Finds keys in OCI Vault that are about to be deleted. */
export const ociKeyPendingDeletion = ociRule({
  id: 'oci-key-pending-deletion',
  severity: 'critical',
  kind: 'drift',
  cause: 'The key is scheduled for deletion.',
  explanation:
    'Such a key encrypts and decrypts nothing, and once it is deleted nothing encrypted with it can ever be read. Zoom wants the key kept until it confirms deprovisioning.',
  remedy: 'Cancel the deletion: `oci kms management key cancel-deletion`.',
  source: 'https://docs.oracle.com/iaas/Content/KeyManagement/Tasks/deletingkeys.htm',
  observe: ({ key }) => {
    const state = textOf(key.live, 'state') ?? '';
    if (!LEAVING.includes(state)) return [];
    const when = textOf(key.live, 'time_of_deletion')?.slice(0, 10);
    return [
      {
        message: `${inWords(key)} is in the state ${state}${when === undefined ? '' : `, to be deleted on ${when}`}: nothing encrypted with it can be read then, or now`,
      },
    ];
  },
});
