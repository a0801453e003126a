import { parseArn } from '../../../key-policy';
import { DriftRule } from '../../rules';
import { replicaPromoted } from '../../rules/replica-promoted';

/**
 * Names the primary of a set of which replicas alone were given: it is the one that Zoom is given, and it may have moved.
 *
 * @param given the ARNs that the caller gave
 */
export function replicaGiven(given: ReadonlySet<string>): DriftRule {
  return {
    ...replicaPromoted,
    severity: 'low',
    kind: 'note',
    remedy:
      'Give Zoom the ARN of the primary. Where UpdatePrimaryRegion moved it after enrolment, tell Zoom: the ARN that it has is that of a replica now.',
    observe: ({ live }) => {
      if (live?.set?.role !== 'replica' || !given.has(live.arn) || given.has(live.set.primaryArn)) return [];
      const { primaryArn } = live.set;
      return [
        {
          message: `the key given, in ${live.region}, is a replica: the primary of its set is in ${parseArn(primaryArn)?.region}, and Zoom is to be given that one's ARN, ${primaryArn}`,
        },
      ];
    },
  };
}
