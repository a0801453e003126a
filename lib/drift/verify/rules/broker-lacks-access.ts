import { ZOOM_KEY_BROKER } from '../../../zoom';
import { KeyCheck } from '../../check/key-check';
import { DriftRule } from '../../rules';
import { brokerAccessLost } from '../../rules/broker-access-lost';
import { lossesOf } from '../../zoom-access';
import { judgePolicy } from '../judge-policy';
import { inRegion } from '../words';
import { zoomLacksAccess } from './zoom-lacks-access';

/** Finds what Zoom's key broker may not do, and a policy that names its role where the account is asked for. */
export const brokerLacksAccess: DriftRule = {
  ...brokerAccessLost,
  remedy: "Put a policy with the statement of Zoom's article on the key of that Region.",
  observe: key =>
    isForRoleOnly(key)
      ? [
          {
            severity: 'high',
            message: `the policy${inRegion(key.declared.region)} lets Zoom's key broker in as its role alone, ${ZOOM_KEY_BROKER.roleArn.value}, and its account is asked for: verify with --broker role where the role is meant`,
            losses: lossesOf('key-broker', key),
          },
        ]
      : zoomLacksAccess('key-broker', key),
};

/** Whether the policy lacks the key broker's account, and has all that its role needs. */
function isForRoleOnly(key: KeyCheck): boolean {
  const { declared, policy } = key;
  const { account, keyArn, intent } = declared;
  if (intent.broker !== 'account-root' || !policy.live || account === undefined) return false;
  if (lossesOf('key-broker', key).length === 0) return false;
  const requirements = { broker: 'role', search: false } as const;
  const { comparison } = judgePolicy(policy.live, requirements, account, keyArn);
  return comparison.losses.length === 0 && comparison.reasons.length === 0;
}
