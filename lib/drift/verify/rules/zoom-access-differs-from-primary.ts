import { AccessChange, compareKeyPolicies } from '../../../key-policy';
import { changesInWords } from '../../changes-in-words';
import { zoomServiceOf } from '../../principal-names';
import { DriftRule } from '../../rules';
import { isConsoleForm } from '../../rules/console-form';
import { replicaDiffersFromPrimary } from '../../rules/replica-differs-from-primary';
import { othersPart } from '../judge-policy';

/** Finds replicas that let Zoom do more or less than their primary does. */
export const zoomAccessDiffersFromPrimary: DriftRule = {
  ...replicaDiffersFromPrimary,
  remedy: 'Put the policy of the key that is right on the other one.',
  observe: (key, { primary }) => {
    if (!primary || primary === key || !key.live || !primary.live || !key.policy.live || !primary.policy.live) {
      return [];
    }
    const [before, after] = [primary, key].map(({ policy, live }) => othersPart(policy.live!, live!.account));
    const comparison = compareKeyPolicies(before, after, {
      before: { arn: primary.live.arn },
      after: { arn: key.live.arn },
    });
    const [gains, losses] = [comparison.gains.filter(isOfZoom), comparison.losses.filter(isOfZoom)];
    if (gains.length + losses.length === 0) return [];
    const message = `Zoom's access in ${key.live.region} is not that in ${primary.live.region}, where the primary is: ${changesInWords(gains, losses)}`;
    return [{ message, gains, losses }];
  },
};

function isOfZoom(change: AccessChange): boolean {
  return zoomServiceOf(change.principal) !== undefined && !isConsoleForm(change);
}
