import { DriftRule } from './rule';
import { periodOf, rotationOf } from './set-rotation';

/** Finds another rotation period than the declared one. */
export const rotationPeriodDiffers: DriftRule = {
  id: 'rotation-period-differs',
  severity: 'medium',
  kind: 'drift',
  cause: 'The key is rotated at another interval than the code declares.',
  explanation: 'CloudFormation cannot read the period, so its own drift detection never sees this.',
  remedy: 'Set the period on the primary: `zoom-cmk drift --fix-plan` prints the command.',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html',
  observe: (key, set) => {
    const rotation = rotationOf(key, set);
    if (!rotation?.live.enabled || !rotation.declared.enabled) return [];
    const [is, declared] = [rotation.live, rotation.declared].map(periodOf);
    return is === declared ? [] : [{ message: `the key is rotated every ${is} days, the code declares ${declared}` }];
  },
};
