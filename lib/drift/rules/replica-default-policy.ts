import { compareKeyPolicies, KeyPolicy, orphanedPrincipals, parseKeyPolicy } from '../../key-policy';
import { LiveKey } from '../live';
import { DriftRule } from './rule';

/** Finds keys that have the policy which KMS gives where none is given. */
export const replicaDefaultPolicy: DriftRule = {
  id: 'replica-default-policy',
  severity: 'critical',
  kind: 'drift',
  cause: 'A key has the default policy of KMS, where the code declares another.',
  explanation:
    'A replica that was made without a policy gets the default one, which lets the own account alone in. A key brought in by `cdk import` keeps its policy until the declared one changes.',
  remedy: 'Put the declared policy on the key of that Region: `zoom-cmk drift --fix-plan` prints the command.',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html',
  observe: ({ live, policy, declared }) => {
    if (!live || !policy.live || !policy.declared) return [];
    if (!isDefault(policy.live, live) || isDefault(policy.declared, live)) return [];
    return [
      {
        message: `the ${declared.intent.setRole} key in ${declared.region} has the default policy: only account ${live.account} is in it`,
      },
    ];
  },
};

function isDefault(policy: KeyPolicy, { arn, account }: LiveKey): boolean {
  const partition = arn.split(':')[1];
  const defaultPolicy = parseKeyPolicy({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { AWS: `arn:${partition}:iam::${account}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
  });
  const key = { arn };
  if (policy.statements.length !== 1 || orphanedPrincipals(policy).length > 0) return false;
  return compareKeyPolicies(defaultPolicy, policy, { before: key, after: key }).outcome === 'equivalent';
}
