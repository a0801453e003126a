import { ActionTable } from './actions';
import { ACCOUNT_KEYS, byPrincipal, concernsOf, entitiesOf, Entity, knownOf } from './entities';
import { telling } from './inclusion';
import { Concern } from './levels';
import { Rule } from './rules';
import { settled } from './settled';
import { KnownOfRequest } from './worlds';

/**
 * Whether the owner keeps hold of a key.
 *
 * - `safe`: the owner's account root may change the policy, so the account's IAM policies count
 * - `risk`: only principals named in the policy may, or a condition must be met: once they are gone, nobody can
 * - `locked-out`: nobody of the owner's account may change the policy; only AWS Support can help
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html#key-policy-default-allow-root-enable-iam
 */
export type LockOut = 'safe' | 'risk' | 'locked-out';

/**
 * Judges whether a policy keeps its owner in control.
 *
 * @param owner twelve digits
 */
export function lockOut(rules: readonly Rule[], owner: string, partition: string, table: ActionTable): LockOut {
  const putKeyPolicy = table.of({ not: false, values: ['kms:PutKeyPolicy'] });
  const about = byPrincipal(rules.filter(({ actions }) => actions & putKeyPolicy));
  const owners = entitiesOf(rules, owner, partition).filter(
    ({ principal, foreign }) => principal.kind === 'anyone' || (principal.account === owner && !foreign),
  );
  const openTo = (entity: Entity) => openRules(concernsOf(entity, about), knownAsOwner(entity, owner));
  const root = owners.find(({ principal }) => principal.kind === 'account')!;
  const open = openTo(root);
  if (open.length > 0 && isDelegated(open)) return 'safe';
  if (open.length > 0 || owners.length * rules.length > MOST_WORK) return 'risk';
  return owners.some(entity => openTo(entity).length > 0) ? 'risk' : 'locked-out';
}

/** More rules, each for every principal, are not looked at. */
const MOST_WORK = 2_000_000;

/** More rules are not looked at for what their conditions mean: whoever they let change the policy is able to. */
const MOST_RULES = 128;

/** The rules that let somebody do something. */
function openRules(all: readonly Concern[], known: KnownOfRequest): Concern[] {
  const concerns = settled(all, known);
  return concerns.length > MOST_RULES ? concerns : telling(concerns);
}

/** What is known of the requests of an entity, one of the owner's account. */
function knownAsOwner(entity: Entity, owner: string): KnownOfRequest {
  const known = knownOf(entity, new Set());
  return (key, thoughtOf) => (ACCOUNT_KEYS.has(key) ? { values: [[owner]], all: true } : known(key, thoughtOf));
}

/** Whether IAM policies of the account count, whatever they ask: by a statement for its root. What lets everybody in is none. */
function isDelegated(concerns: readonly Concern[]): boolean {
  return concerns.every(({ rule }) => rule.principal.kind === 'account' && rule.condition.tests.length === 0);
}
