import { alikeChanges, lossInWords } from '../access-words';
import { lossesOf } from '../zoom-access';
import { DriftRule } from './rule';

/** Finds access that others than Zoom lost. */
export const policyDiffers: DriftRule = {
  id: 'policy-differs',
  severity: 'high',
  kind: 'drift',
  cause: 'Somebody but Zoom may not do with the key what the code lets them do.',
  explanation:
    'The live policy was changed past the code: administrators or the account itself may have lost hold of the key.',
  remedy: 'Put the declared policy on the key of that Region: `zoom-cmk drift --fix-plan` prints the command.',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html',
  observe: key =>
    alikeChanges(lossesOf(undefined, key)).map(losses => ({
      message: lossInWords(losses, key.declared.region),
      losses,
    })),
};
