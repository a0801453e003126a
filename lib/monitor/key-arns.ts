import { KeyReport } from '../drift/report';

/** ARNs of the keys of an account as they were last seen, by where they are declared: `us-east-1 Zoom Cmk`. */
export type KeyArns = ReadonlyMap<string, string>;

/** A key that is another one than before where it is declared: Zoom may still have the ARN of the former. */
export interface ReplacedKey extends Pick<KeyReport, 'region' | 'stack' | 'logicalId'> {
  readonly keyArn: string;
  readonly keyArnBefore: string;
}

/** The keys that became others. */
export function replacedKeys(before: KeyArns, keys: readonly KeyReport[]): ReplacedKey[] {
  return keys.flatMap(key => {
    const { region, stack, logicalId, keyArn } = key;
    const keyArnBefore = before.get(placeOf(key));
    if (keyArn === undefined || keyArnBefore === undefined || keyArn === keyArnBefore) return [];
    return [{ region, stack, logicalId, keyArn, keyArnBefore }];
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
