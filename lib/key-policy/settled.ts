import { conditionOf, Test } from './condition';
import { isDecidable, passes } from './condition-meaning';
import { Concern } from './levels';
import { KnownOfRequest } from './worlds';

const NOTHING_THOUGHT_OF = { values: [], all: false };

/**
 * Rules as they are for one principal: without the tests that each of its requests passes, and without the rules that none does.
 *
 * @param known what is known of the principal's requests
 */
export function settled(concerns: readonly Concern[], known: KnownOfRequest): Concern[] {
  const outcome = (test: Test): boolean | undefined => {
    const { values, all } = known(test.key, NOTHING_THOUGHT_OF);
    return all && values.length === 1 && isDecidable(test) ? passes(test, values[0]) : undefined;
  };
  return concerns.flatMap(concern => {
    const { tests } = concern.rule.condition;
    const outcomes = tests.map(outcome);
    if (outcomes.includes(false)) return [];
    if (!outcomes.includes(true)) return [concern];
    const condition = conditionOf(tests.filter((_, index) => outcomes[index] === undefined));
    return [{ ...concern, rule: { ...concern.rule, condition } }];
  });
}
