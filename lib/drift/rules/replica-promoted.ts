import { DriftRule } from './rule';
import { parseArn } from '../../key-policy';

/** Finds sets whose primary moved to another Region. */
export const replicaPromoted: DriftRule = {
  id: 'replica-promoted',
  severity: 'high',
  kind: 'drift',
  cause: 'UpdatePrimaryRegion made another key of the set the primary.',
  explanation:
    'CloudFormation still takes the old one for the primary: rotation can no longer be changed through its stack, and the next replica is made from the wrong key.',
  remedy:
    'Move the primary back (`aws kms update-primary-region`). To leave it there, import the keys under stacks of the other Region before anything is deployed from there: a changed Region in the code makes another key.',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-update.html',
  observe: ({ live, declared: { intent, region } }) => {
    if (!live?.set || live.set.role === intent.setRole) return [];
    const message =
      live.set.role === 'primary'
        ? `the key in ${region} is the primary now, the code declares it a replica`
        : `the key in ${region} is a replica now, the primary is in ${parseArn(live.set.primaryArn)?.region}`;
    return [{ message }];
  },
};
