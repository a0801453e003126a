import { DeclaredStack } from '../declared-stack';
import { DeclaredStateError } from '../declared-state-error';
import { shortPath } from './construct-path';
import { KeyArn, parseKeyArn } from '../../key-arn';
import { shown } from '../../shown';
import { IntendedKey, knownPath } from '../key-resources';

/** ARNs of the keys of a stack that were bound, by logical id. */
export type BoundKeys = ReadonlyMap<string, string>;

/** How many paths a message lists. */
const MAX_PATHS = 20;

/**
 * Finds the key that each binding means: one whose construct path it is, with or without the `/Resource` and
 * `/Replica` that CDK and the construct add. Where stacks of several Regions have one path, the ARN's Region tells.
 *
 * @param bindings ARNs of live keys by construct path
 * @throws DeclaredStateError where a binding means no key, or one that can't have this ARN
 */
export function bindKeys(
  bindings: ReadonlyMap<string, string>,
  keys: readonly IntendedKey[],
): ReadonlyMap<DeclaredStack, BoundKeys> {
  const bound = new Map<DeclaredStack, Map<string, string>>();
  for (const [path, arn] of bindings) {
    const { stack, logicalId } = meant(path, arn, keys);
    const ofStack = bound.get(stack) ?? new Map<string, string>();
    const other = ofStack.get(logicalId);
    if (other !== undefined && other !== arn) {
      throw new DeclaredStateError(
        `'${shown(path)}' is bound to '${shown(arn)}' and to '${shown(other)}': a key has one ARN, leave one out`,
      );
    }
    bound.set(stack, ofStack.set(logicalId, arn));
  }
  return bound;
}

function meant(path: string, arn: string, keys: readonly IntendedKey[]): IntendedKey {
  const parts = parseKeyArn(arn);
  if (!parts) {
    throw new DeclaredStateError(
      `'${shown(path)}' is bound to '${shown(arn)}', which is no ARN of a KMS key: give one such as arn:aws:kms:us-east-1:111122223333:key/mrk-...`,
    );
  }
  const named = keys.filter(key => knownPath(shortPath(path), key.setRole) === key.constructPath);
  if (named.length === 0) {
    throw new DeclaredStateError(
      `no key of the code has the construct path '${shown(path)}', which was bound to a live key: give one of ${listOf(keys)}`,
    );
  }
  const fitting = named.filter(({ stack }) => fits(stack, parts));
  if (fitting.length === 1) return fitting[0];
  throw new DeclaredStateError(
    fitting.length === 0
      ? `'${shown(path)}' is bound to '${shown(arn)}', but its stack ${shown(named[0].stack.name)} is in ${placeOf(named[0].stack)}: give the ARN of a key that is there`
      : `${fitting.length} keys of the code have the construct path '${shown(path)}': give the stacks other names, or an explicit env.account`,
  );
}

function fits({ account, region }: DeclaredStack, arn: KeyArn): boolean {
  return (region === undefined || region === arn.region) && (account === undefined || account === arn.account);
}

function placeOf({ account, region }: DeclaredStack): string {
  return [region, account && `account ${shown(account)}`].filter(Boolean).join(', ');
}

function listOf(keys: readonly IntendedKey[]): string {
  const paths = [...new Set(keys.map(key => `'${shown(key.constructPath)}'`))];
  const more = paths.length > MAX_PATHS ? ` and ${paths.length - MAX_PATHS} more` : '';
  return paths.length === 0 ? 'none, as no key was found' : paths.slice(0, MAX_PATHS).join(', ') + more;
}
