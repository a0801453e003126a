import { DriftRule } from './rule';
import { parseArn } from '../../key-policy';

/** Finds replica keys that the code does not declare. */
export const replicaUndeclared: DriftRule = {
  id: 'replica-undeclared',
  severity: 'high',
  kind: 'drift',
  cause: 'The live set has a key in a Region that the code does not declare.',
  explanation:
    'Nobody keeps the policy of such a key: whoever made it decides who may use the same key material there.',
  remedy: 'Declare the Region and import the key, or schedule its deletion once nothing uses it.',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html',
  observe: (key, { primary, keys }) => {
    if (key !== primary || !key.live?.set) return [];
    const declared = new Set([
      ...keys.map(member => member.declared.region),
      ...(key.declared.intent.replicaRegions ?? []),
    ]);
    return [key.live.set.primaryArn, ...key.live.set.replicaArns]
      .filter(arn => !declared.has(parseArn(arn)?.region ?? ''))
      .map(arn => ({ message: `${arn} belongs to the set, and the code declares no key in ${parseArn(arn)?.region}` }));
  },
};
