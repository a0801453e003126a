import { ActionTable } from './actions';
import { hasMore, inAll, listed } from './changes';
import { Comparison } from './comparison';
import { cosmeticDifferences } from './cosmetic';
import { compareEffects, Effects } from './effects';
import { KeyFacts, keyFacts, KeyIdentity } from './key-identity';
import { KMS_ACTIONS_DATE } from './kms-actions';
import { LockOut, lockOut } from './lock-out';
import { accountsOf, possibleOwners } from './owner';
import { KeyPolicy } from './policy';
import { Rule, rulesOf } from './rules';
import { inVain } from './vain';

/** The keys that two compared policies belong to. */
export interface ComparedKeys {
  /** @default - nothing is known of the key of the first policy */
  readonly before?: KeyIdentity;
  /** @default - nothing is known of the key of the second policy */
  readonly after?: KeyIdentity;
}

/** Where the owner is not known, no more accounts than this are tried in its place. */
const MOST_OWNERS = 8;

/**
 * Compares two key policies by their effect: who may do more under the second than under the first, and who less.
 *
 * Only what KMS would heed counts, as the policies' texts and the table of KMS's actions show it. IAM policies, service
 * control policies and grants are not part of a key policy, and not looked at.
 *
 * @throws Error where a key's identity contradicts itself, or the keys belong to two accounts
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function compareKeyPolicies(before: KeyPolicy, after: KeyPolicy, keys: ComparedKeys = {}): Comparison {
  const policies = [before, after];
  const facts = apart(keyFacts(keys.before ?? {}, policies), keyFacts(keys.after ?? {}, policies));
  const table = new ActionTable(
    policies.flatMap(({ statements }) => statements.flatMap(({ actions }) => [...(actions?.values ?? [])])),
  );
  const rules = [rulesOf(before, facts[0], table), rulesOf(after, facts[1], table)] as const;
  const { owners, assumption, left } = ownersFrom(facts, rules, table);
  const effects = agreed(owners.map(compareEffects(...rules, facts[0].partition, table)));
  const owner = owners.length === 1 ? owners[0] : undefined;
  const [gains, losses] = [listed(effects.gains, 'gain', table), listed(effects.losses, 'loss', table)];
  const reasons = [...effects.reasons, ...left, ...(table.isWhole ? [] : [TOO_MANY_ACTIONS])];
  const outcome = gains.length + losses.length > 0 ? 'different' : reasons.length > 0 ? 'indeterminate' : 'equivalent';
  const risk = (side: 0 | 1) =>
    owner === undefined ? undefined : lockOut(rules[side], owner, facts[side].partition, table);
  return {
    outcome,
    gains,
    losses,
    cosmetic: outcome === 'equivalent' ? cosmeticDifferences(before, after) : [],
    reasons,
    assumptions: [...assumption, ...(outcome === 'equivalent' && effects.differInFuture ? [FUTURE] : [])],
    withoutEffect: [...new Set([...inVain(before, facts[0], owner), ...inVain(after, facts[1], owner)])],
    risks: owner === undefined ? [] : risksOf(risk(0)!, risk(1)!, owner),
  };
}

const OWNER_MATTERS = 'the account that owns the key is not known, and it matters: give the account or the key';
const TOO_MANY_ACTIONS = `there are too many actions that KMS did not have on ${KMS_ACTIONS_DATE} to tell what they would mean`;

/** Tells each of two keys that are not the same of the other. */
function apart(before: KeyFacts, after: KeyFacts): readonly [KeyFacts, KeyFacts] {
  if (before.arn === after.arn) return [before, after];
  return [
    { ...before, comparedWith: { region: after.region, comesAfter: true } },
    { ...after, comparedWith: { region: before.region, comesAfter: false } },
  ];
}

const FUTURE = `a wildcard or NotAction of one side stands against a list of actions of the other: the same with KMS's actions of ${KMS_ACTIONS_DATE}, not with those that KMS may gain`;

/** The accounts that may own the key: one where it is said or can be concluded, else all that are named, and none of them. */
function ownersFrom(
  facts: readonly KeyFacts[],
  rules: readonly (readonly Rule[])[],
  table: ActionTable,
): { owners: (string | undefined)[]; assumption: string[]; left: string[] } {
  const given = [...new Set(facts.map(({ owner }) => owner).filter(owner => owner !== undefined))];
  if (given.length > 1) throw new Error(`the keys belong to two accounts, ${given.join(' and ')}`);
  if (given.length === 1) return { owners: given, assumption: [], left: [] };
  const everything = rules.flat();
  const possible = possibleOwners(everything, table);
  if (possible.length === 1) {
    return {
      owners: possible,
      assumption: [`the key belongs to account ${possible[0]}, whose root alone may change the policy`],
      left: [],
    };
  }
  const accounts = accountsOf(everything);
  return {
    owners: [...accounts.slice(0, MOST_OWNERS), undefined],
    assumption: [],
    left: accounts.length > MOST_OWNERS ? [OWNER_MATTERS] : [],
  };
}

/** What holds whoever owns the key; where that is less than what would hold for one, the owner matters, and is asked for. */
function agreed(all: readonly Effects[]): Effects {
  const [gains, losses] = [inAll(all.map(effects => effects.gains)), inAll(all.map(effects => effects.losses))];
  const reasons = new Set(all.flatMap(effects => effects.reasons));
  if (all.some(effects => hasMore(effects.gains, gains) || hasMore(effects.losses, losses))) {
    reasons.add(OWNER_MATTERS);
  }
  return { gains, losses, reasons: [...reasons], differInFuture: all.some(effects => effects.differInFuture) };
}

function risksOf(before: LockOut, after: LockOut, owner: string): string[] {
  if (before === after || after === 'safe') return [];
  return after === 'locked-out'
    ? [`nobody in account ${owner} may change the key policy any more: the key is locked out`]
    : [
        `IAM policies of account ${owner} no longer let it change the key policy: once the principals that may are gone, the key is locked out`,
      ];
}
