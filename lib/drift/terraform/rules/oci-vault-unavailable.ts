import { ociRule } from './plan-rule';
import { shown } from '../../shown';
import { inWords } from '../keys/parts';
import { textOf } from '../private/attributes';

/** States in which the keys of a vault can be used. */
const USABLE = ['ACTIVE', 'UPDATING', 'BACKUP_IN_PROGRESS'];

/** Finds vaults in OCI whose keys can't be used. */
export const ociVaultUnavailable = ociRule({
  id: 'oci-vault-unavailable',
  severity: 'critical',
  kind: 'drift',
  cause: 'The vault of the key is in a state in which its keys cannot be used, such as pending deletion.',
  explanation: 'Content encrypted with a key of it can be neither read nor stored.',
  remedy:
    'Cancel a scheduled deletion: `oci kms management vault cancel-deletion`. Other states mostly end by themselves.',
  source: 'https://docs.oracle.com/iaas/Content/KeyManagement/Tasks/managingvaults.htm',
  observe: ({ vaults }) =>
    vaults.flatMap(vault => {
      const state = textOf(vault.live, 'state');
      return state === undefined || USABLE.includes(state)
        ? []
        : [{ message: `${inWords(vault)} is in the state ${shown(state)}: its keys can't be used` }];
    }),
});
