import { KeyCheck, SetCheck } from '../check/key-check';
import { DeclaredRotation } from '../declared';
import { LiveRotation } from '../live';

/**
 * The rotation of a set, declared and live, at its declared primary; nothing at another key, or where one of the two is not
 * known. It is read from the key that is the primary by now.
 */
export function rotationOf(
  key: KeyCheck,
  { primary, keys }: SetCheck,
): { readonly declared: DeclaredRotation; readonly live: LiveRotation } | undefined {
  const declared = key.declared.rotation;
  const live = keys.map(member => member.live?.rotation).find(rotation => rotation !== undefined);
  if (key !== primary || !declared || !live || 'unresolved' in declared || 'failure' in live) return undefined;
  return { declared: declared.value, live: live.value };
}

/** What KMS takes where no period is given, in days. */
const DEFAULT_PERIOD = 365;

/** Days between two rotations. */
export function periodOf({ periodInDays }: DeclaredRotation | LiveRotation): number {
  return periodInDays ?? DEFAULT_PERIOD;
}
