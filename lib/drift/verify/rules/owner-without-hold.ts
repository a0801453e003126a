import { DriftRule } from '../../rules';
import { lockOutRisk } from '../../rules/lock-out-risk';

/** Finds policies that leave their owner without a hold on the key, or with one that can be lost. */
export const ownerWithoutHold: DriftRule = {
  ...lockOutRisk,
  remedy: 'Give the account root `kms:*`, as the default policy does, while somebody still may change the policy.',
  observe: ({ policy, declared }) =>
    (policy.comparison?.risks ?? []).map(risk => ({
      message: declared.region ? `in ${declared.region}, ${risk}` : risk,
    })),
};
