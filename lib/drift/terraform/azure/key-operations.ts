import { member } from '../../json-value';
import { PlannedResource } from '../plan';
import { isUnknown, textsOf } from '../private/attributes';
import { Differences, differencesOf } from '../private/differences';

/** Operations that a key permits no longer, or in addition, whatever the roles allow; none where it does not exist before or after. */
export function operationChanges(key: PlannedResource): Differences<string> {
  const { last, live, wanted, undecided } = key;
  if (!live) return { lost: [], gained: [] };
  const of = (values: unknown) => textsOf(member(values, 'key_opts'));
  return differencesOf(
    {
      last: of(last ?? live),
      live: of(live),
      wanted: wanted && undecided === undefined && !isUnknown(key, 'key_opts') ? of(wanted) : undefined,
    },
    (side, operation) => side.includes(operation),
  );
}
