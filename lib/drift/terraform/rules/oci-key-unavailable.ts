import { ociRule } from './plan-rule';
import { shown } from '../../shown';
import { inWords } from '../keys/parts';
import { textOf } from '../private/attributes';

/** States that other rules, or nobody, complain of. */
const KNOWN = ['ENABLED', 'DISABLED', 'DISABLING', 'SCHEDULING_DELETION', 'PENDING_DELETION', 'DELETING', 'DELETED'];

/** Finds keys in OCI Vault that can't be used for another reason. */
export const ociKeyUnavailable = ociRule({
  id: 'oci-key-unavailable',
  severity: 'critical',
  kind: 'drift',
  cause: 'The key is in a state in which it may not be usable: being made, changed, backed up or moved.',
  explanation: 'Content encrypted with it may be neither read nor stored.',
  remedy: 'See what the state means; most end by themselves, then plan again.',
  source: 'https://docs.oracle.com/iaas/api/#/en/key/latest/Key/',
  observe: ({ key }) => {
    const state = textOf(key.live, 'state');
    return state === undefined || KNOWN.includes(state)
      ? []
      : [{ message: `${inWords(key)} is in the state ${shown(state)} and may not be usable` }];
  },
});
