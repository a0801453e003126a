import { azureRule } from './plan-rule';
import { JsonObject, member } from '../../json-value';
import { inWords } from '../keys/parts';
import { firstBlock, isUnknown, textOf, valueInWords } from '../private/attributes';
import { byWhom, outlookInWords, shiftsOf } from '../private/shift';

/** Finds rotation policies that change. */
export const azureKeyRotationDiffers = azureRule({
  id: 'azure-key-rotation-differs',
  severity: 'medium',
  kind: 'drift',
  cause: 'The key is rotated, or its versions expire, in another way than before, or are about to.',
  explanation:
    'A rotation makes a version that Zoom does not use until it is enrolled. An expiry makes unreadable, on its day, what a version encrypted.',
  remedy: 'Put the rotation policy back, or enrol each new version with Zoom and keep the older ones.',
  source: 'https://learn.microsoft.com/azure/key-vault/keys/how-to-configure-key-rotation',
  observe: ({ key }) =>
    shiftsOf(key, policyInWords, !isUnknown(key, 'rotation_policy')).map(shift => {
      const { origin, from, to } = shift;
      const [was, is] = [from, to].map(text => valueInWords(key, 'rotation_policy', text));
      return {
        severity: to.includes('expires') && !from.includes('expires') ? 'high' : undefined,
        message: `${byWhom(origin, 'changed', 'changes')} the rotation policy of ${inWords(key)}: ${is}, where it was ${was}${outlookInWords(shift)}`,
      };
    }),
});

/** Durations are those of ISO 8601. Azure has a policy for each key; one that does nothing is none. */
function policyInWords(values: JsonObject): string {
  const policy = firstBlock(values, 'rotation_policy');
  const automatic = firstBlock(policy as JsonObject, 'automatic') as JsonObject;
  const after = textOf(automatic, 'time_after_creation');
  const before = textOf(automatic, 'time_before_expiry');
  const expiry = member(policy, 'expire_after');
  const parts = [
    ...(after === undefined ? [] : [`a new version ${after} after the last`]),
    ...(before === undefined ? [] : [`a new version ${before} before the last expires`]),
    ...(typeof expiry === 'string' && expiry !== '' ? [`each expires after ${expiry}`] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : 'no rotation';
}
