import { DriftRule } from './rule';

/** States that other rules, or nobody, complain of. */
const KNOWN_STATES = ['Enabled', 'Disabled', 'PendingDeletion', 'PendingReplicaDeletion'];

/** Finds keys that can't be used for another reason. */
export const keyUnavailable: DriftRule = {
  id: 'key-unavailable',
  severity: 'critical',
  kind: 'drift',
  cause:
    'A key is in a state in which it cannot be used: being made or changed, without key material, or cut off from its key store.',
  explanation: 'Content encrypted in that Region can be neither read nor stored.',
  remedy: 'See what the state means; Creating and Updating end by themselves.',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html',
  observe: ({ live, declared: { region } }) =>
    live === undefined || KNOWN_STATES.includes(live.state)
      ? []
      : [{ message: `the key in ${region} is in the state ${live.state} and can't be used` }],
};
