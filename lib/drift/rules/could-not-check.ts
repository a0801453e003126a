import { KeyCheck } from '../check/key-check';
import { Resolution } from '../declared';
import { DriftRule } from './rule';
import { LookFailure } from '../live';

/** Finds what could not be looked at, live or declared. */
export const couldNotCheck: DriftRule = {
  id: 'could-not-check',
  severity: 'high',
  kind: 'indeterminate',
  cause: 'Something that the check compares could not be read, or the code does not say what it should be.',
  explanation: 'The key may be as declared, or not: a check that could not be made is never green.',
  remedy: 'Give the caller the permission that the message names, or what it says is missing, and check again.',
  observe: (key, { primary, unreadRegions, lookedIn }) => {
    const { failures, policy } = key;
    return [
      ...failures.map(failureInWords),
      ...policy.problems,
      ...unresolved(key).map(what => `what the code declares is not known: ${what}`),
      ...(key === primary ? unreadRegions : []).map(
        region =>
          `the code declares a replica in ${region}, and ${lookedIn ? 'no stack there has it: the stack may be gone, and its key kept' : `no stack with it was read: look in ${region} too`}`,
      ),
    ].map(message => ({ message }));
  },
};

/** What could not be read, and why. */
export function failureInWords({ operation, region, message }: LookFailure): string {
  return `${operation} in ${region}: ${message}`;
}

/** What of the declaration, the policy aside, could not be resolved. */
function unresolved({ declared }: KeyCheck): string[] {
  const { description, tags, aliases, enabled, rotation, keySpec, keyUsage, origin, multiRegion } = declared;
  const parts: (Resolution<unknown> | undefined)[] = [
    description,
    tags,
    aliases,
    enabled,
    rotation,
    keySpec,
    keyUsage,
    origin,
    multiRegion,
  ];
  return [...new Set(parts.flatMap(part => (part && 'unresolved' in part ? part.unresolved : [])))];
}
