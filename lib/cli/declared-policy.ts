import { RenderOptions } from './policy-render-command';
import { asUsageError, UsageError } from './usage-error';
import { DeclaredKey, declaredKeys, DeclaredStack, readCloudAssembly } from '../drift/declared';

/**
 * The policy of a declared key, as JSON.
 *
 * @param construct path of the key's construct; the app's only key where it is absent
 * @throws UsageError where it is not clear which key is meant, or its policy is not known
 */
export function declaredPolicy(
  construct: string | undefined,
  { app, account: defaultAccount }: RenderOptions,
): unknown {
  const keys = keysIn(app, defaultAccount);
  const paths = keys.map(({ constructPath }) => constructPath);
  const sets = keys.filter(({ intent }) => intent.setRole === 'primary');
  const key =
    construct === undefined ? onlyOne(sets, paths) : keys.find(({ constructPath }) => constructPath === construct);
  if (key === undefined) throw new UsageError(`no key at ${construct}: there are ${paths.join(', ') || 'none'}`);
  if ('value' in key.policy) return key.policy.value;
  const hint = defaultAccount === undefined && key.account === undefined ? '; give the account with --account' : '';
  throw new UsageError(`the policy of ${key.constructPath} is not known: ${key.policy.unresolved.join('; ')}${hint}`);
}

function keysIn(app: string, defaultAccount: string | undefined): DeclaredKey[] {
  try {
    const stacks: DeclaredStack[] = readCloudAssembly(app);
    return declaredKeys(stacks, new Map(), { defaultAccount });
  } catch (error) {
    throw asUsageError(error);
  }
}

function onlyOne(sets: readonly DeclaredKey[], paths: readonly string[]): DeclaredKey {
  if (sets.length === 1) return sets[0];
  throw new UsageError(
    sets.length === 0 ? 'the app declares no key' : `the app declares several keys, name one: ${paths.join(', ')}`,
  );
}
