import { DriftRule } from './rule';

/** Finds replica keys that are declared and do not exist. */
export const replicaMissing: DriftRule = {
  id: 'replica-missing',
  severity: 'critical',
  kind: 'drift',
  cause: 'A replica key that the code declares does not exist.',
  explanation:
    'Zoom cannot use the key in that Region. `cdk deploy` of the primary stack alone does not make replicas.',
  remedy: "Deploy all stacks: `cdk deploy --all`, or name the replica's stack.",
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-replicate.html',
  observe: ({ missing, declared: { region, intent } }) =>
    missing === undefined || intent.setRole !== 'replica'
      ? []
      : [{ message: `there is no replica key in ${region}: ${missing}` }],
};
