import { DriftRule } from './rule';
import { compareOnce } from '../../key-policy';
import { changesInWords } from '../changes-in-words';

/** Finds replicas whose live policy is not that of their live primary, each judged in its own Region. */
export const replicaDiffersFromPrimary: DriftRule = {
  id: 'replica-differs-from-primary',
  severity: 'high',
  kind: 'drift',
  cause: 'The live policy of a replica key means something else than that of its primary.',
  explanation: 'KMS never synchronises key policies: a change of one key of a set stays in its Region.',
  remedy: 'Put the declared policy on the key that differs.',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html',
  observe: (key, { primary }) => {
    if (!primary || primary === key || !key.live || !primary.live || !key.policy.live || !primary.policy.live) {
      return [];
    }
    const { outcome, gains, losses } = compareOnce(primary.policy.live, key.policy.live, {
      before: { arn: primary.live.arn },
      after: { arn: key.live.arn },
    });
    if (outcome !== 'different') return [];
    const message = `the policy of the replica key in ${key.live.region} is not that of its primary in ${primary.live.region}: ${changesInWords(gains, losses)}`;
    return [{ message, gains, losses }];
  },
};
