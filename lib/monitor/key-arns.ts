import { KeyReport } from '../drift/report';

/** ARNs of the keys of an account as they were last seen, by where they are declared: `us-east-1 Zoom Cmk`. */
export type KeyArns = ReadonlyMap<string, string>;

/** A key that was checked before, and is not any more: Zoom may still have its ARN. */
export interface FormerKey {
  readonly keyArn: string;
  /** Where it was declared, as in {@link KeyArns}. */
  readonly declaredAt: string;
  /** ARN of the key that is declared there now. @default - none is */
  readonly replacedBy?: string;
}

/**
 * The keys that are not checked any more. One that is declared elsewhere now is.
 *
 * @param isAllSeen whether every key that is declared is among the keys
 */
export function formerKeys(before: KeyArns, keys: readonly KeyReport[], isAllSeen: boolean): FormerKey[] {
  const arns = new Set(keys.map(({ keyArn }) => keyArn));
  const byPlace = new Map(keys.map(key => [placeOf(key), key]));
  return [...before].flatMap(([declaredAt, keyArn]) => {
    const key = byPlace.get(declaredAt);
    const isKnown = key === undefined ? isAllSeen : key.keyArn !== undefined;
    return isKnown && !arns.has(keyArn) ? [{ keyArn, declaredAt, replacedBy: key?.keyArn }] : [];
  });
}

/**
 * ARNs that are known from now on. One that is not seen now is still the last one seen, unless its key is not declared any more.
 *
 * @param isAllSeen whether every key that is declared is among the keys
 */
export function keyArnsAfter(before: KeyArns, keys: readonly KeyReport[], isAllSeen: boolean): KeyArns {
  const places = new Set(keys.map(placeOf));
  return new Map([
    ...[...before].filter(([place]) => !isAllSeen || places.has(place)),
    ...keys.flatMap(key => (key.keyArn === undefined ? [] : [[placeOf(key), key.keyArn] as const])),
  ]);
}

function placeOf({ region, stack, logicalId }: KeyReport): string {
  return `${region} ${stack} ${logicalId}`;
}
