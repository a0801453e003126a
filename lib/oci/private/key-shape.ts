import { IConstruct } from 'constructs';
import { fail } from '../../private/fail';
import { isKnown } from '../../private/terraform/is-known';
import { requireOneOf } from '../../private/terraform/require-number';
import { ZOOM_VAULT_KEY } from '../../zoom';
import { VaultKeyAlgorithm } from '../vault-key-algorithm';
import { VaultKeyShape } from '../vault-key-shape';

/** @see https://docs.oracle.com/iaas/api/#/en/key/latest/datatypes/KeyShape */
const LENGTHS: ReadonlyMap<string, readonly number[]> = new Map([
  [VaultKeyAlgorithm.AES, [16, 24, 32]],
  [VaultKeyAlgorithm.RSA, [256, 384, 512]],
]);

/** The shape that Zoom is thought to want. */
export const USUAL_SHAPE: VaultKeyShape = {
  algorithm: VaultKeyAlgorithm.AES,
  lengthInBytes: ZOOM_VAULT_KEY.keyShape.value.lengthInBytes,
};

/** Checks a shape, as far as it is known at synthesis. */
export function requireKeyShape(scope: IConstruct, { algorithm, lengthInBytes }: VaultKeyShape): void {
  if (!isKnown(algorithm)) return;
  const lengths = LENGTHS.get(algorithm);
  if (!lengths) fail(scope, `the algorithm of a key is one of ${[...LENGTHS.keys()].join(', ')}, got ${algorithm}`);
  requireOneOf(scope, `lengthInBytes of ${algorithm}`, lengthInBytes, lengths);
}
