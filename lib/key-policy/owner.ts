import { ActionTable } from './actions';
import { Rule } from './rules';

/** The accounts whose root may change the policy, as rules have it: the owner's does, in nearly every policy. */
export function possibleOwners(rules: readonly Rule[], table: ActionTable): string[] {
  const putKeyPolicy = table.of({ not: false, values: ['kms:PutKeyPolicy'] });
  const accounts = rules
    .filter(
      ({ effect, principal, actions }) => effect === 'Allow' && principal.kind === 'account' && actions & putKeyPolicy,
    )
    .map(({ principal }) => principal.account!);
  return [...new Set(accounts)].sort();
}

/** Every account that a principal of the rules belongs to. */
export function accountsOf(rules: readonly Rule[]): string[] {
  return [...new Set(rules.flatMap(({ principal }) => principal.account ?? []))].sort();
}
