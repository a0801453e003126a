import { DriftRule } from './rule';

/** Finds replica keys that are declared and do not exist. */
export const replicaMissing: DriftRule = {
  id: 'replica-missing',
  severity: 'critical',
  kind: 'drift',
  cause: 'A replica key that the code declares does not exist.',
  explanation:
    'Zoom cannot use the key in that Region. `cdk deploy` of the primary stack alone does not make replicas.',
  remedy:
    "Where it was never deployed: `cdk deploy --all`. Where it was deleted, its stack still counts it as there, and a deployment does nothing: delete the replica's stack, then `cdk deploy --all`.",
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-replicate.html',
  observe: ({ missing, declared: { region, intent } }) =>
    missing === undefined || intent.setRole !== 'replica'
      ? []
      : [{ message: `there is no replica key in ${region}: ${missing}` }],
};
