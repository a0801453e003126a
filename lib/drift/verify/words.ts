import { AccessChange } from '../../key-policy';
import { actionsOf } from '../access-words';
import { nameOfPrincipal } from '../principal-names';

/** ` in us-west-2`; nothing where the Region is not known. */
export function inRegion(region: string): string {
  return region && ` in ${region}`;
}

/** Who lacks what: `Zoom key broker (409910850980) lacks kms:Decrypt in us-west-2`. */
export function lackInWords(changes: readonly AccessChange[], region: string): string {
  return `${nameOfPrincipal(changes[0].principal)} lacks ${actionsOf(changes)}${inRegion(region)}`;
}

/** Under which condition somebody has what it lacks else; nothing where it lacks it at all times. */
export function whenHadInWords([{ condition }]: readonly AccessChange[]): string | undefined {
  return condition?.replace(/^now only if/, 'it has it only if').replace(/^now only unless/, 'it has it, unless');
}

/** Who may do what: `account 444455556666 may do kms:Decrypt in us-west-2`. */
export function mayInWords(changes: readonly AccessChange[], region: string): string {
  const [{ principal, condition }] = changes;
  const whether = condition === undefined ? '' : ` (${condition})`;
  return `${nameOfPrincipal(principal)} may do ${actionsOf(changes)}${inRegion(region)}${whether}`;
}
