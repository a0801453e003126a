import { DriftRule } from './rule';
import { rotationOf } from './set-rotation';

/** Finds automatic rotation switched off, or on, against the code. */
export const rotationDiffers: DriftRule = {
  id: 'rotation-differs',
  severity: 'medium',
  kind: 'drift',
  cause: 'Automatic rotation is off where the code declares it on, or on where it declares it off.',
  explanation: 'Rotation is shared: what is set on the primary counts in every Region.',
  remedy: 'Switch it on the primary: `zoom-cmk drift --fix-plan` prints the command.',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html#multi-region-rotate',
  observe: (key, set) => {
    const rotation = rotationOf(key, set);
    if (!rotation || rotation.live.enabled === rotation.declared.enabled) return [];
    const [is, declared] = rotation.live.enabled ? ['on', 'off'] : ['off', 'on'];
    return [{ message: `automatic rotation is ${is}, the code declares it ${declared}` }];
  },
};
