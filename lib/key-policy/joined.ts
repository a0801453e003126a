import { Condition, conditionOf, Test, withValues } from './condition';
import { onceEach } from './once-each';

/**
 * The same condition in fewer tests: one for all the values that it excludes of a key, where the normal form has one for each.
 *
 * That is less to try. It is of no use for comparing conditions by their texts: there, each value counts by itself.
 */
export const joined = onceEach((condition: Condition): Condition => {
  const excluding = condition.tests.filter(isExcluding);
  if (excluding.length < 2) return condition;
  const about = new Map<string, { readonly test: Test; readonly values: string[] }>();
  for (const test of excluding) {
    const same = about.get(test.about);
    if (same) same.values.push(...test.values);
    else about.set(test.about, { test, values: [...test.values] });
  }
  const others = condition.tests.filter(test => !isExcluding(test));
  return conditionOf([...others, ...[...about.values()].map(({ test, values }) => withValues(test, values))]);
});

/** Whether a request passes the test by having none of its values. */
function isExcluding({ kind, negated, quantifier }: Test): boolean {
  return negated && quantifier !== 'any' && kind !== 'Null';
}
