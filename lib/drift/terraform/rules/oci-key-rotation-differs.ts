import { ociRule } from './plan-rule';
import { JsonObject, member } from '../../json-value';
import { inWords } from '../keys/parts';
import { firstBlock, isUnknown } from '../private/attributes';
import { byWhom, outlookInWords, shiftsOf } from '../private/shift';

/** Finds automatic rotation that is switched, or of another interval. */
export const ociKeyRotationDiffers = ociRule({
  id: 'oci-key-rotation-differs',
  severity: 'medium',
  kind: 'drift',
  cause: 'The key is rotated automatically where it was not, no longer, or at another interval, or is about to be.',
  explanation: 'A rotation makes a version; older ones go on decrypting.',
  remedy: 'Apply, or declare the rotation as it is: leaving it out leaves it as it was.',
  source: 'https://docs.oracle.com/iaas/Content/KeyManagement/Tasks/enablingautokeyrotate.htm',
  observe: ({ key }) =>
    shiftsOf(
      key,
      rotationInWords,
      !isUnknown(key, 'is_auto_rotation_enabled') &&
        !isUnknown(key, 'auto_key_rotation_details', 'rotation_interval_in_days'),
    ).map(shift => ({
      message: `${byWhom(shift.origin, 'changed', 'changes')} the rotation of ${inWords(key)} from ${shift.from} to ${shift.to}${outlookInWords(shift)}`,
    })),
});

function rotationInWords(values: JsonObject): string {
  if (member(values, 'is_auto_rotation_enabled') !== true) return 'none';
  const days = member(firstBlock(values, 'auto_key_rotation_details'), 'rotation_interval_in_days');
  return typeof days === 'number' ? `every ${days} days` : 'one at an interval of the service';
}
