import { DriftRule } from './rule';
import { parseArn } from '../../key-policy';

/** Finds replicas that belong to another set than the declared primary. */
export const replicaOfAnotherKey: DriftRule = {
  id: 'replica-of-another-key',
  severity: 'critical',
  kind: 'drift',
  cause: 'The replica key of a Region is no replica of the declared primary.',
  explanation:
    'All keys of a multi-Region set share their id and material. A key of another set can not decrypt what the primary encrypted, whatever its policy says. It happens where a stack is deleted, its keys retained, and deployed again.',
  remedy: 'Find out which set Zoom uses, and bring its keys under the stacks (`cdk import`).',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html',
  observe: ({ live, declared: { intent, region, primaryKeyArn } }, { primary }) => {
    const declaredArn = primaryKeyArn && 'value' in primaryKeyArn ? primaryKeyArn.value : undefined;
    const primaryArn = primary?.live?.arn ?? declaredArn;
    if (!live || intent.setRole !== 'replica' || primaryArn === undefined) return [];
    const isOfSet = (arn: string) => parseArn(arn)?.resource === parseArn(live.arn)?.resource;
    const set = primary?.live?.set;
    const isListed = set === undefined || [set.primaryArn, ...set.replicaArns].includes(live.arn);
    return isOfSet(primaryArn) && isListed
      ? []
      : [{ message: `the key in ${region}, ${live.arn}, is no replica of ${primaryArn}` }];
  },
};
