import { DriftRule } from './rule';

/** Finds primary keys that are declared and do not exist. */
export const keyMissing: DriftRule = {
  id: 'key-missing',
  severity: 'critical',
  kind: 'drift',
  cause: 'The primary key that the code declares does not exist.',
  explanation: 'It was never deployed, or it is gone.',
  remedy: 'Deploy the stack. If the key was deleted, what it encrypted is lost.',
  observe: ({ missing, declared: { region, intent } }) =>
    missing === undefined || intent.setRole !== 'primary'
      ? []
      : [{ message: `there is no primary key in ${region}: ${missing}` }],
};
