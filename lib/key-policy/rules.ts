import { ActionSet, ActionTable } from './actions';
import { PARTS_OF_ARN } from './arn';
import { Condition, conditionOf, normalTests, opaqueTest, Test, withValues } from './condition';
import { isDecidable, passes } from './condition-meaning';
import { patternText, textPattern } from './condition-text';
import { matchesGlob } from './glob';
import { KeyFacts } from './key-identity';
import { KeyPolicy, Listed, PolicyStatement, VERSION_WITH_VARIABLES } from './policy';
import { ANYONE, normalPrincipal, Principal, principalId } from './principal';

/** One principal, what it is allowed or denied, and under which condition. */
export interface Rule {
  readonly effect: 'Allow' | 'Deny';
  readonly principal: Principal;
  readonly actions: ActionSet;
  readonly condition: Condition;
  /** Of a rule for anyone: the principals that it is not about, by {@link principalId}. */
  readonly spared?: ReadonlySet<string>;
}

/**
 * Breaks a policy into its rules: one for each effect, principal and condition, in no order, without what has no effect.
 *
 * What the key's ARN decides is decided: a Resource that is another key leaves no rule, `aws:RequestedRegion` no test.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
 */
export function rulesOf(policy: KeyPolicy, key: KeyFacts, table: ActionTable): Rule[] {
  const rules = new Map<string, Rule>();
  for (const statement of policy.statements) {
    for (const rule of statementRules(statement, policy.version === VERSION_WITH_VARIABLES, key, table)) {
      const id = [rule.effect, principalId(rule.principal), rule.condition.id].join('\n');
      const same = rules.get(id);
      rules.set(id, same ? { ...same, actions: same.actions | rule.actions } : rule);
    }
  }
  return [...rules.values()];
}

function statementRules(statement: PolicyStatement, variables: boolean, key: KeyFacts, table: ActionTable): Rule[] {
  const { effect, actions: written, resources, principals } = statement;
  const actions = written ? table.of(written) : 0n;
  const tests = decided(
    statement.conditions.flatMap(condition => normalTests(condition, variables)),
    key,
  );
  if (actions === 0n || tests === undefined || resources === undefined) return [];
  const whoever = principals.values.map(value => normalPrincipal(value, key.partition));
  return resourceTests(resources, key, variables, whoever.length).flatMap(resource => {
    if (principals.not) {
      const ids = whoever.map(principalId);
      const condition = conditionOf([...tests, ...resource, opaqueTest('NotPrincipal', ids)]);
      return [{ effect, principal: ANYONE, actions, condition, spared: new Set(ids) }];
    }
    const condition = conditionOf([...tests, ...resource]);
    return whoever
      .filter(({ kind }) => kind !== 'orphan')
      .map(principal => ({ effect, principal, actions, condition }));
  });
}

/** The tests that are left once the key is known; nothing where one of them can't be passed. */
function decided(tests: readonly Test[], key: KeyFacts): Test[] | undefined {
  const known = tests.filter(test => valueOf(test, key) !== undefined && isDecidable(test));
  if (!known.every(test => passes(test, [valueOf(test, key)!]))) return undefined;
  return tests.filter(test => !known.includes(test)).map(test => inTermsOf(test, key));
}

/** What the key itself brings to every request, by the condition key. */
function valueOf({ key: name }: Test, { owner, region }: KeyFacts): string | undefined {
  return name === 'aws:requestedregion' ? region : name === 'aws:resourceaccount' ? owner : undefined;
}

/** Condition keys whose values are the key's own, and may be others with each key of a set. */
const ATTRIBUTES = /^(kms:multiregionkeytype|kms:resourcealiases|aws:resourcetag\/.*|aws:requestedregion)$/;

/**
 * A test as it is to be compared with those of another key: what depends on the key itself is a test that only that key has; and
 * `kms:ViaService` is told in the terms of the Region of the first of the two keys, as a service's own Region is what is meant.
 */
function inTermsOf(test: Test, { arn, region, comparedWith }: KeyFacts): Test {
  if (comparedWith === undefined) return test;
  const { kind, negated, ifExists, quantifier, writtenKey } = test;
  const asked = [quantifier, negated && 'not', kind, ifExists && 'IfExists', writtenKey, 'of this key:'];
  const opaque = () => opaqueTest(asked.filter(Boolean).join(' '), test.values, { aspect: 'attribute', arn });
  if (ATTRIBUTES.test(test.key)) return opaque();
  const other = comparedWith.region;
  if (test.key !== 'kms:viaservice' || region === undefined || other === undefined || region === other) return test;
  const labels = test.values.map(value => value.split('.'));
  if (labels.flat().some(label => label !== '*' && /[*?$]/.test(label))) return opaque();
  if (comparedWith.comesAfter) return test;
  const renamed = new Map([
    [region, other],
    [other, region],
  ]);
  const values = labels.map(parts => parts.map(label => renamed.get(label) ?? label).join('.'));
  return withValues(test, values, test.values);
}

/**
 * The tests that a Resource or NotResource adds, one set for each Resource that may be the key: none where one is, or where nothing
 * but the key is left; no set where it is about other keys.
 *
 * @param principals how many the statement has
 */
function resourceTests(
  { not, values }: Listed<string>,
  { arn }: KeyFacts,
  variables: boolean,
  principals: number,
): Test[][] {
  const patterns = values.map(value => patternText(value, false, variables));
  const isKey = patterns.map(pattern => matchesKey(pattern, arn));
  if (isKey.includes(true)) return not ? [] : [[]];
  const open = patterns.filter((_, index) => isKey[index] === undefined);
  if (open.length === 0) return not ? [[]] : [];
  const test = (some: readonly string[]) =>
    opaqueTest(not ? 'NotResource' : 'Resource', some, { aspect: 'resource', arn });
  return not || open.length * principals > MOST_RULES ? [[test(open)]] : open.map(pattern => [test([pattern])]);
}

/** A statement that would be more rules than these has its Resources told together. */
const MOST_RULES = 4096;

/**
 * Whether a Resource is the key; nothing where that is not known. In identity policies, AWS completes ARNs that lack parts with
 * wildcards; whether it does in key policies, it does not say.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
function matchesKey(pattern: string, arn: string | undefined): boolean | undefined {
  if (/^\*+$/.test(pattern)) return true;
  const { variable, tokens } = textPattern(pattern);
  if (arn === undefined || variable) return undefined;
  if (matchesGlob(tokens, arn)) return true;
  const missing = PARTS_OF_ARN - pattern.split(':').length;
  return missing > 0 && matchesGlob(textPattern(pattern + ':*'.repeat(missing)).tokens, arn) ? undefined : false;
}
