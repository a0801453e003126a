import { withoutEffect } from './actions';
import { KeyFacts } from './key-identity';
import { statementName } from './orphans';
import { KeyPolicy, PolicyStatement } from './policy';
import { isIdentity, normalPrincipal } from './principal';

/** What a policy says in vain, a sentence each: statements without an element, actions without effect, principals that are gone. */
export function inVain(policy: KeyPolicy, key: KeyFacts, owner: string | undefined): string[] {
  return policy.statements.flatMap((statement, index) =>
    statementInVain(statement, key, owner).map(text => `${statementName(statement, index)}: ${text}`),
  );
}

function statementInVain(statement: PolicyStatement, { partition }: KeyFacts, owner: string | undefined): string[] {
  if (statement.actions === undefined) return ['it has no Action, so it has no effect'];
  if (statement.resources === undefined) return ['it has no Resource, so it has no effect'];
  const principals = statement.principals.values.map(value => normalPrincipal(value, partition));
  const gone = principals
    .filter(({ kind }) => kind === 'orphan')
    .map(({ name }) => `${name} is a role or user that no longer exists, so it is nobody`);
  const foreign =
    owner !== undefined &&
    principals.length > 0 &&
    principals.every(each => (each.kind === 'account' || isIdentity(each)) && each.account !== owner);
  if (statement.actions.not) return gone;
  const actions = statement.actions.values.flatMap(action => {
    const why = withoutEffect(action, foreign);
    return why === undefined ? [] : [`${action} has no effect: ${why}`];
  });
  return [...gone, ...actions];
}
