import { DriftRule } from './rule';

/** Finds keys that are disabled, or enabled, against the code. */
export const keyDisabled: DriftRule = {
  id: 'key-disabled',
  severity: 'critical',
  kind: 'drift',
  cause: 'A key is disabled that the code declares enabled, or the other way round.',
  explanation:
    'Nobody can use a disabled key: content encrypted in its Region can be neither read nor stored. A cancelled deletion leaves a key disabled.',
  remedy: 'Enable the key (`aws kms enable-key`), after finding out who disabled it.',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html',
  observe: ({ live, declared: { enabled, region } }) => {
    if (!live || 'unresolved' in enabled) return [];
    if (enabled.value && live.state === 'Disabled') {
      return [{ message: `the key in ${region} is disabled: content encrypted there can be neither read nor stored` }];
    }
    if (enabled.value || live.state !== 'Enabled') return [];
    return [{ severity: 'medium', message: `the key in ${region} is enabled, the code declares it disabled` }];
  },
};
