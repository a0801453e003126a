import { ActionSet, ActionTable } from './actions';
import { Condition, conditionOf, normalTests, opaqueTest, Test, withValues } from './condition';
import { passes } from './condition-meaning';
import { patternText, textPattern } from './condition-text';
import { KeyFacts } from './key-identity';
import { KeyPolicy, Listed, PolicyStatement, VERSION_WITH_VARIABLES, WrittenPrincipal } from './policy';
import { ANYONE, normalPrincipal, Principal, principalId } from './principal';

/** One principal, what it is allowed or denied, and under which condition. */
export interface Rule {
  readonly effect: 'Allow' | 'Deny';
  readonly principal: Principal;
  readonly actions: ActionSet;
  readonly condition: Condition;
}

/** Begins the key of a test that stands for a Resource of which nobody knows whether it is the key. */
const RESOURCE = 'Resource';

/** Whether a rule counts only if a Resource is the key, and nobody knows whether it is. */
export function hangsOnResource({ condition }: Rule): boolean {
  return condition.tests.some(({ kind, key }) => kind === 'Opaque' && key.startsWith(`${RESOURCE} `));
}

/**
 * Breaks a policy into its rules: one for each effect, principal and condition, in no order, without what has no effect.
 *
 * What the key's ARN decides is decided: a Resource that is another key leaves no rule, `aws:RequestedRegion` no test, and the
 * key's own Region in `kms:ViaService` means the same in every Region.
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
  return resourceTests(resources, key, variables).flatMap(resource =>
    whom(principals, key).map(({ principal, test }) => {
      const condition = conditionOf([...tests, ...resource, ...test]);
      return { effect, principal, actions, condition };
    }),
  );
}

/** The tests that are left once the key's Region is known; nothing where one of them can't be passed. */
function decided(tests: readonly Test[], { region }: KeyFacts): Test[] | undefined {
  if (region === undefined) return [...tests];
  const regional = tests.filter(test => test.key === 'aws:requestedregion');
  if (!regional.every(test => passes(test, [region]))) return undefined;
  return tests.filter(test => !regional.includes(test)).map(test => inOwnRegion(test, region));
}

/** Writes the key's own Region in `kms:ViaService` as what it is. */
function inOwnRegion(test: Test, region: string): Test {
  if (test.key !== 'kms:viaservice') return test;
  const own = (label: string) => (label === region ? "(the key's Region)" : label);
  return withValues(
    test,
    test.values.map(value => value.split('.').map(own).join('.')),
  );
}

/** For each Resource that is the key, or may be, the tests that it adds. */
function resourceTests({ not, values }: Listed<string>, { arn }: KeyFacts, variables: boolean): Test[][] {
  if (not) return [[opaqueTest('NotResource', values)]];
  const patterns = values.map(value => patternText(value, false, variables));
  if (patterns.some(pattern => /^\*+$/.test(pattern))) return [[]];
  if (arn !== undefined && patterns.some(pattern => isPatternOf(pattern, arn))) return [[]];
  const open = patterns.filter(pattern => arn === undefined || textPattern(pattern).variable);
  return open.map(pattern => [opaqueTest(RESOURCE, [pattern])]);
}

/** A wildcard in the Resource of a whole ARN does not reach over a colon; in a shorter text it does. */
function isPatternOf(pattern: string, arn: string): boolean {
  const operator = pattern.split(':').length >= 6 ? 'ArnLike' : 'StringLike';
  return normalTests({ operator, key: RESOURCE, values: [pattern] }, true).every(test => passes(test, [arn]));
}

/** The principals of a statement. What it says of everybody but some is a rule for anyone, under a test that is all its own. */
function whom({ not, values }: Listed<WrittenPrincipal>, key: KeyFacts): { principal: Principal; test: Test[] }[] {
  const principals = values.map(value => normalPrincipal(value, key.partition));
  if (not) return [{ principal: ANYONE, test: [opaqueTest('NotPrincipal', principals.map(principalId))] }];
  return principals.filter(({ kind }) => kind !== 'orphan').map(principal => ({ principal, test: [] }));
}
