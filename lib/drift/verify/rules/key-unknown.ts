import { DriftRule } from '../../rules';
import { keyMissing } from '../../rules/key-missing';

/** Finds ARNs that no key has. */
export const keyUnknown: DriftRule = {
  ...keyMissing,
  remedy: 'See whether the ARN is right. If the key was deleted, what it encrypted is lost.',
  observe: ({ missing, declared: { region, intent } }) =>
    missing === undefined || intent.setRole !== 'primary'
      ? []
      : [{ message: `there is no such key in ${region}: ${missing}` }],
};
