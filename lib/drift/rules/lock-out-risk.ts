import { DriftRule } from './rule';

/** Finds policies that take the key out of its owner's hands. */
export const lockOutRisk: DriftRule = {
  id: 'lock-out-risk',
  severity: 'critical',
  kind: 'drift',
  cause: "The live policy no longer lets the account's root change it.",
  explanation:
    'Without the statement for the account root, IAM policies do not count. Once nobody may call PutKeyPolicy, only AWS Support can bring the key back.',
  remedy: 'Put the declared policy back while somebody still may.',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html',
  observe: ({ policy, declared }) =>
    (policy.comparison?.risks ?? []).map(risk => ({ message: `in ${declared.region}, ${risk}` })),
};
