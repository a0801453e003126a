import { Condition, conditionOf, Test, withValues } from './condition';
import { Concern } from './levels';
import { onceEach } from './once-each';

/** More pairs of tests are not held against each other one by one: no policy that KMS takes has so many. */
const MOST_COMPARED = 4_096;

/** A condition is taken apart into no more alternatives than this. */
const MOST_ALTERNATIVES = 64;

/**
 * Leaves out the rules that make no difference beside the others: what is denied anyway, what another rule gives under fewer
 * tests, and every Deny where nothing is allowed.
 */
export function telling(concerns: readonly Concern[]): Concern[] {
  const [allowed, denied] = byEffect(concerns);
  const denials = widest(denied);
  const open = widest(allowed).filter(
    ({ rule }) => !denials.some(denial => follows(rule.condition, denial.rule.condition)),
  );
  return open.length === 0 ? [] : [...open, ...denials];
}

/** Whether all that some rules give is given by others as well, as far as the texts of their conditions show it. */
export function isWithin(some: readonly Concern[], others: readonly Concern[]): boolean {
  const [allowed, denied] = byEffect(some);
  const [otherAllowed, otherDenied] = byEffect(others);
  return everyOneFollows(allowed, otherAllowed) && everyOneFollows(otherDenied, denied);
}

/** Whether each alternative of each rule's condition is covered by one of the others that gives at least as much. */
function everyOneFollows(some: readonly Concern[], others: readonly Concern[]): boolean {
  return some.every(one =>
    alternatives(one.rule.condition).every(alternative =>
      others.some(other => other.gives >= one.gives && follows(alternative, other.rule.condition)),
    ),
  );
}

/** Whether a request that passes the strict condition passes the other: each of its tests follows from a test of the strict one. */
function follows(strict: Condition, condition: Condition): boolean {
  const ids = idsOf(strict);
  const few = strict.tests.length * condition.tests.length <= MOST_COMPARED;
  return condition.tests.every(
    test => ids.has(test.id) || (few && strict.tests.some(stricter => implies(stricter, test))),
  );
}

const idsOf = onceEach(({ tests }: Condition): ReadonlySet<string> => new Set(tests.map(({ id }) => id)));

function implies(strict: Test, test: Test): boolean {
  if (strict.about !== test.about || test.negated) return false;
  const values = valuesOf(test);
  return strict.values.every(value => values.has(value));
}

const valuesOf = onceEach(({ values }: Test): ReadonlySet<string> => new Set(values));

/** A condition as alternatives of which each test names one value, as far as there are not too many of them. */
const alternatives = onceEach((condition: Condition): readonly Condition[] => {
  const whole: Test[] = [];
  let found: readonly (readonly Test[])[] = [[]];
  for (const test of condition.tests) {
    const { negated, quantifier, values } = test;
    const isOne = negated || quantifier === 'all' || values.length === 0;
    if (isOne || values.length * found.length > MOST_ALTERNATIVES) whole.push(test);
    else found = values.flatMap(value => found.map(tests => [...tests, withValues(test, [value])]));
  }
  return found.map(tests => conditionOf([...whole, ...tests]));
});

function widest(concerns: readonly Concern[]): Concern[] {
  return concerns.filter(
    (one, index) =>
      !concerns.some(
        (other, otherIndex) =>
          otherIndex !== index &&
          other.gives >= one.gives &&
          follows(one.rule.condition, other.rule.condition) &&
          // Of two that are the same, the first stays.
          !(otherIndex > index && one.gives >= other.gives && follows(other.rule.condition, one.rule.condition)),
      ),
  );
}

function byEffect(concerns: readonly Concern[]): [Concern[], Concern[]] {
  return [
    concerns.filter(({ rule }) => rule.effect === 'Allow'),
    concerns.filter(({ rule }) => rule.effect === 'Deny'),
  ];
}
