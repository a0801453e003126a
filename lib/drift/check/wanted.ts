import { DeclaredKey, DeclaredStateError } from '../declared';

/** Which keys a check looks at; the others are known as declared only. */
export interface Wanted {
  /** Names of stacks. @default - all */
  readonly stacks?: readonly string[];
  /** @default - all Regions */
  readonly regions?: readonly string[];
}

/** Whether a list has a value; no list is one of everything. */
export function isAmong(list: readonly string[] | undefined, value: string): boolean {
  return list === undefined || list.includes(value);
}

/** The keys that are wanted. */
export function wantedKeys(keys: readonly DeclaredKey[], { stacks, regions }: Wanted): DeclaredKey[] {
  return keys.filter(({ stack, region }) => isAmong(stacks, stack) && isAmong(regions, region));
}

/**
 * Makes sure that each stack and Region that is asked for has a key: a name that is mistyped must not make fewer keys count.
 *
 * @param unreadRegions Regions of which it is not known what they declare
 * @throws DeclaredStateError where one has none
 */
export function requireKeys(
  keys: readonly DeclaredKey[],
  { stacks = [], regions = [] }: Wanted,
  unreadRegions: readonly string[],
): void {
  const known = new Set([
    ...unreadRegions,
    ...keys.flatMap(({ region, intent }) => [region, ...(intent.replicaRegions ?? [])]),
  ]);
  const stackNames = new Set(keys.map(({ stack }) => stack));
  const places = keys.map(({ constructPath, stack, region }) => `${constructPath} (stack ${stack}, ${region})`);
  const missing = [
    ...regions.filter(region => !known.has(region)).map(region => `Region ${region}`),
    ...(unreadRegions.length > 0 ? [] : stacks.filter(stack => !stackNames.has(stack)).map(stack => `stack ${stack}`)),
  ];
  if (missing.length === 0) return;
  throw new DeclaredStateError(`no key to check in ${missing.join(', ')}; there are ${places.join(', ') || 'none'}`);
}
