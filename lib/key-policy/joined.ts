import { Condition, conditionOf, Test, withValues } from './condition';
import { grouped } from './grouped';
import { onceEach } from './once-each';

/**
 * The same condition in fewer tests: one for all the values that it excludes of a key, where the normal form has one for each.
 *
 * That is less to try. It is of no use for comparing conditions by their texts: there, each value counts by itself.
 */
export const joined = onceEach((condition: Condition): Condition => {
  const excluding = condition.tests.filter(isExcluding);
  if (excluding.length < 2) return condition;
  const others = condition.tests.filter(test => !isExcluding(test));
  const groups = grouped(excluding, ({ about }) => about);
  return conditionOf([...others, ...[...groups.values()].map(atOnce)]);
});

/** Whether a request passes the test by having none of its values. */
function isExcluding({ kind, negated, quantifier }: Test): boolean {
  return negated && quantifier !== 'any' && kind !== 'Null';
}

/** One test of all the values of tests that are the same but for these. */
function atOnce(tests: readonly Test[]): Test {
  const values = tests.flatMap(test => test.values);
  return withValues(tests[0], values);
}
