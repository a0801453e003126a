import { ZOOM_KMS_KEY } from '../../../zoom';
import { DriftRule } from '../../rules';
import { rotationDiffers } from '../../rules/rotation-differs';

/** Hints at automatic rotation that is off, where a key can have it. Zoom does not ask for it. */
export const rotationOff: DriftRule = {
  ...rotationDiffers,
  severity: 'low',
  kind: 'note',
  remedy:
    'Switch it on (`aws kms enable-key-rotation` at the primary): the key keeps its id, and Zoom has nothing to do.',
  observe: ({ live }) =>
    live?.rotation &&
    'value' in live.rotation &&
    !live.rotation.value.enabled &&
    live.origin === ZOOM_KMS_KEY.origin.value
      ? [{ message: `automatic rotation is off: Zoom does not ask for it, and does not mind it` }]
      : [],
};
