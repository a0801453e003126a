import { ActionSet, ActionTable } from './actions';
import { parseArn } from './arn';
import { ContextValues } from './condition-meaning';
import { grouped } from './grouped';
import { Concern } from './levels';
import { accountPrincipal, ANYONE, isIdentity, Principal, principalId } from './principal';
import { Rule } from './rules';
import { KnownOfRequest } from './worlds';

/** A principal of which a comparison asks what it may do, and the statements that reach it. */
export interface Entity {
  readonly principal: Principal;
  /** Principals whose statements are about this one: itself (and its role), its account, anyone. */
  readonly own: readonly string[];
  readonly account?: string;
  readonly anyone?: string;
  /** Whether it belongs to an account that does not own the key. */
  readonly foreign: boolean;
}

/** The rules of a policy by their principal. */
export type RulesByPrincipal = ReadonlyMap<string, readonly Rule[]>;

/** Condition keys that hold the account of whoever asks. */
export const ACCOUNT_KEYS: ReadonlySet<string> = new Set(['kms:calleraccount', 'aws:principalaccount']);

/** Sorts rules by {@link principalId}. */
export function byPrincipal(rules: readonly Rule[]): RulesByPrincipal {
  return grouped(rules, ({ principal }) => principalId(principal));
}

/**
 * Whom a comparison asks about: everyone that either policy names, and the owner's account; the wider ones first, those that are
 * alike by their ids. An account stands for its principals that are not named, `*` for those of whom nothing is said.
 *
 * @param owner twelve digits
 */
export function entitiesOf(rules: readonly Rule[], owner: string | undefined, partition: string): Entity[] {
  const principals = new Map(rules.map(({ principal }) => [principalId(principal), principal] as const));
  if (owner !== undefined) {
    const root = accountPrincipal(owner, partition);
    principals.set(principalId(root), root);
  }
  const roots = new Map(
    [...principals].filter(([, { kind }]) => kind === 'account').map(([id, { account }]) => [account, id]),
  );
  const roles = new Map(
    [...principals]
      .filter(([, { kind }]) => kind === 'role')
      .map(([id, { account, role }]) => [`${account} ${role}`, id]),
  );
  const anyone = principals.has(principalId(ANYONE)) ? principalId(ANYONE) : undefined;
  const width = ({ kind }: Principal) => (kind === 'anyone' ? 0 : kind === 'account' ? 1 : 2);
  return [...principals]
    .sort(([id, a], [otherId, b]) => width(a) - width(b) || (id < otherId ? -1 : 1))
    .map(([id, principal]) => {
      const role = principal.kind === 'role-session' ? roles.get(`${principal.account} ${principal.role}`) : undefined;
      const inAccount = isIdentity(principal);
      return {
        principal,
        own: role === undefined ? [id] : [id, role],
        account: inAccount ? roots.get(principal.account) : undefined,
        anyone: principal.kind === 'anyone' ? undefined : anyone,
        foreign: (inAccount || principal.kind === 'account') && principal.account !== owner,
      };
    });
}

/** What can have an effect at all for the entity. */
export function effectiveActions({ foreign }: Entity, table: ActionTable): ActionSet {
  return foreign ? table.acrossAccounts : table.all;
}

/** The rules that reach an entity, with what each gives it. */
export function concernsOf(entity: Entity, rules: RulesByPrincipal): Concern[] {
  const { principal, own, account, anyone, foreign } = entity;
  const reaching = (id: string | undefined, gives: number) =>
    (id === undefined ? [] : (rules.get(id) ?? []))
      .filter(rule => !isSpared(principal, rule))
      .map(rule => ({ rule, gives: rule.effect === 'Deny' ? 0 : gives }));
  const direct = foreign ? 1 : 2;
  return [
    ...own.flatMap(id => reaching(id, principal.kind === 'account' ? 1 : direct)),
    ...reaching(account, 1),
    ...reaching(anyone, direct),
  ];
}

/**
 * Whether a NotPrincipal leaves a role or user out. It has to name its account as well.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
function isSpared(principal: Principal, { spared }: Rule): boolean {
  if (spared === undefined || !isIdentity(principal)) return false;
  const root = accountPrincipal(principal.account!, principal.name.split(':')[1]);
  return spared.has(principalId(principal)) && spared.has(principalId(root));
}

/**
 * What is known of a request of the entity: its account, and the ARN of a role or user. An account stands for principals that
 * are not named.
 *
 * @param named ARNs of the roles and users that the policies name
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-caller-account
 */
export function knownOf({ principal }: Entity, named: ReadonlySet<string>): KnownOfRequest {
  const { kind, account, name } = principal;
  const inAccount = kind === 'account' || isIdentity(principal);
  return (key, thoughtOf) => {
    if (ACCOUNT_KEYS.has(key) && inAccount) return { values: [[account!]], all: true };
    if (key !== 'aws:principalarn') return thoughtOf;
    if (kind === 'role' || kind === 'user') return { values: [[name]], all: true };
    const { values, all } = thoughtOf;
    if (kind === 'role-session') return { values: roleArns(principal, values), all };
    if (kind === 'account') return { values: unnamedArns(principal, values, named), all };
    return kind === 'anyone'
      ? { values: values.filter(each => !each?.some(value => named.has(value))), all }
      : thoughtOf;
  };
}

/** ARNs that the role of a session may have: its path is not known. */
function roleArns({ name, account, role }: Principal, thoughtOf: readonly ContextValues[]): ContextValues[] {
  const partition = name.split(':')[1];
  const [start, end] = [`arn:${partition}:iam::${account}:role/`, `/${role}`];
  const named = thoughtOf.flatMap(values => values ?? []).filter(arn => arn.startsWith(start) && arn.endsWith(end));
  return [...new Set([...named, `${start}${role}`])].map(arn => [arn]);
}

/** ARNs of the account's other principals; a pattern for any account is taken as one for this. */
function unnamedArns(
  { name, account }: Principal,
  thoughtOf: readonly ContextValues[],
  named: ReadonlySet<string>,
): ContextValues[] {
  const texts = thoughtOf.flatMap(values => values ?? []);
  const arns = texts.flatMap(value => {
    const arn = parseArn(value);
    if (arn === undefined) return [];
    const [own, written] = [arn.account === account, /^\d{12}$/.test(arn.account)];
    return own || !written ? [`arn:${arn.partition || 'aws'}:iam::${account}:${arn.resource}`] : [];
  });
  // Longer than all that the policies name.
  const longest = texts.reduce((length, text) => Math.max(length, text.length), 0);
  const other = name.replace(/:root$/, `:role/other${'\u2026'.repeat(longest)}`);
  return [...arns.filter(arn => !named.has(arn)), name, other].map(arn => [arn]);
}
