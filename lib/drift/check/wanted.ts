import { DeclaredKey, DeclaredStack, DeclaredStateError, Unread } from '../declared';

/** A key of a stack, or all of them. */
export interface WantedKeys {
  readonly region: string;
  /** Name of the stack. */
  readonly stack: string;
  /** @default - every key of the stack, of which there has to be one */
  readonly logicalId?: string;
}

/** Which keys a check looks at; the others are known as declared only. */
export interface Wanted {
  /** Names of stacks. @default - all */
  readonly stacks?: readonly string[];
  /** @default - all Regions */
  readonly regions?: readonly string[];
  /** These alone, whatever else their stacks hold. One that no template declares is a finding. @default - all */
  readonly keys?: readonly WantedKeys[];
}

/** Whether a list has a value; no list is one of everything. */
export function isAmong(list: readonly string[] | undefined, value: string): boolean {
  return list === undefined || list.includes(value);
}

/** The keys that are wanted. */
export function wantedKeys(keys: readonly DeclaredKey[], { stacks, regions, keys: named }: Wanted): DeclaredKey[] {
  return keys.filter(
    key =>
      isAmong(stacks, key.stack) &&
      isAmong(regions, key.region) &&
      (named === undefined || named.some(wanted => isOneOf(wanted, key))),
  );
}

/**
 * What is wanted and no template declares, so that it can't be looked at. Where the template itself was not read, that is known already.
 *
 * @param stacks the templates that were read
 * @param unread what is known not to be read
 */
export function undeclaredKeys(
  keys: readonly DeclaredKey[],
  { keys: named = [] }: Wanted,
  stacks: readonly DeclaredStack[],
  unread: readonly Unread[],
): Unread[] {
  return named
    .filter(wanted => !keys.some(key => isOneOf(wanted, key)) && !unread.some(each => mayHold(each, wanted)))
    .map(({ region, stack, logicalId }) => {
      const read = stacks.find(each => each.name === stack && each.region === region);
      const what = logicalId === undefined ? 'no key of zoom-cmk-constructs' : `no key ${logicalId}`;
      const message = read
        ? `the template of the stack ${stack} in ${region} declares ${what}`
        : `the template of the stack ${stack} in ${region} was not read`;
      return { account: read?.account, region, stack, logicalId, message };
    });
}

function isOneOf({ region, stack, logicalId }: WantedKeys, key: DeclaredKey): boolean {
  return key.region === region && key.stack === stack && (logicalId === undefined || key.logicalId === logicalId);
}

/** Whether what was not read may be what declares a wanted key. */
function mayHold({ region, stack }: Unread, wanted: WantedKeys): boolean {
  return region === wanted.region && (stack === undefined || stack === wanted.stack);
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
