import { ActionTable } from './actions';
import { byPrincipal, concernsOf, entitiesOf, RulesByPrincipal, Entity } from './entities';
import { telling } from './inclusion';
import { Rule } from './rules';

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
  const able = owners.filter(entity => telling(concernsOf(entity, about)).length > 0);
  if (able.length === 0) return 'locked-out';
  return able.some(entity => isRoot(entity) && isUnconditional(entity, about)) ? 'safe' : 'risk';
}

function isRoot({ principal }: Entity): boolean {
  return principal.kind === 'account';
}

function isUnconditional(entity: Entity, rules: RulesByPrincipal): boolean {
  return telling(concernsOf(entity, rules)).every(({ rule }) => rule.condition.tests.length === 0);
}
