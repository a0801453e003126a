import { DriftRule } from './rule';

/** Finds another description than the declared one. */
export const descriptionDiffers: DriftRule = {
  id: 'description-differs',
  severity: 'low',
  kind: 'drift',
  cause: 'The description of a key is not the one that the code declares.',
  explanation: 'Descriptions are Regional. People who see a wrong one may take the key for unused.',
  remedy: 'Set the description: `zoom-cmk drift --fix-plan` prints the command.',
  source: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateKeyDescription.html',
  observe: ({ live, declared: { description, region } }) =>
    !live || 'unresolved' in description || live.description === description.value
      ? []
      : [
          {
            message: `the description in ${region} is ${JSON.stringify(live.description)}, the code declares ${JSON.stringify(description.value)}`,
          },
        ],
};
