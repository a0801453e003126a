import { Test } from './condition';
import { ContextValues, isDecidable, passes } from './condition-meaning';
import { PossibleValues, possibleValues } from './possible-values';
import { Rule } from './rules';

/** What a request may bring: its values by condition key. A key that is not in it is missing from the request. */
export type World = ReadonlyMap<string, ContextValues>;

/** Tells whether a test is passed in a world. */
export type PassesIn = (world: World, test: Test) => boolean;

/** Worlds in which rules may differ. */
export interface Worlds {
  readonly worlds: readonly World[];
  readonly passesIn: PassesIn;
  /** Whether every request is, as far as the rules can tell, like one of the worlds. */
  readonly complete: boolean;
}

/** What of a request is known beforehand: gives the values that are possible among those thought of. */
export type KnownOfRequest = (key: string, thoughtOf: PossibleValues) => PossibleValues;

/** More worlds than this are not tried one by one. */
const MOST_WORLDS = 2048;

/** Takes the cost of a step from what is left; false where there is not enough, and then the step is not taken. */
export type Spend = (cost: number) => boolean;

/**
 * The worlds that the conditions of rules can tell apart.
 *
 * @param spend takes from what the comparison may cost: the characters of patterns, for each of those that they are held against
 */
export function worldsOf(rules: readonly Rule[], known: KnownOfRequest, spend: Spend = () => true): Worlds {
  const byKey = new Map<string, Test[]>();
  const tests = new Map(rules.flatMap(rule => rule.condition.tests.map(test => [test.id, test] as const)));
  for (const test of tests.values()) {
    const sameKey = byKey.get(test.key);
    if (sameKey) sameKey.push(test);
    else byKey.set(test.key, [test]);
  }
  const outcome = remembered(passes);
  const passesIn: PassesIn = (world, test) => outcome(test, world.get(test.key));
  const thoughtOf = [...byKey].map(([key, keyTests]) => {
    const { values, all } = known(key, possibleValues(key, keyTests));
    return { key, keyTests, values, all: all && keyTests.every(isDecidable) };
  });
  if (!spend(thoughtOf.reduce((sum, { keyTests, values }) => sum + costOf(keyTests, values), 0))) {
    return { worlds: [], passesIn, complete: false };
  }
  const choices = thoughtOf.map(({ key, keyTests, values, all }) => ({
    ...{ key, all },
    values: distinct(values, value => keyTests.map(test => outcome(test, value)).join()),
  }));
  const count = choices.reduce((product, { values }) => product * values.length, 1);
  if (count > MOST_WORLDS) return { worlds: exemplary(rules, choices, outcome), passesIn, complete: false };
  return { worlds: everyCombination(choices), passesIn, complete: choices.every(({ all }) => all) };
}

/** What it costs at the most to hold values against tests, in comparisons of two characters. */
function costOf(tests: readonly Test[], values: readonly ContextValues[]): number {
  const lengths = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length + 1, 0);
  const patterns = tests.reduce((sum, test) => sum + lengths(test.values), 0);
  return patterns * values.reduce((sum, value) => sum + lengths(value ?? []), 0);
}

interface Choice extends PossibleValues {
  readonly key: string;
}

/** Of the values that pass the same tests, one is enough. */
function distinct(values: readonly ContextValues[], outcome: (value: ContextValues) => string): ContextValues[] {
  return [...new Map([...values].reverse().map(value => [outcome(value), value])).values()].reverse();
}

/** The function, asking each pair of arguments once. */
function remembered(ask: typeof passes): typeof passes {
  const answers = new Map<Test, Map<ContextValues, boolean>>();
  return (test, value) => {
    const byValue = answers.get(test) ?? new Map<ContextValues, boolean>();
    if (byValue.size === 0) answers.set(test, byValue);
    const answer = byValue.get(value) ?? ask(test, value);
    byValue.set(value, answer);
    return answer;
  };
}

function everyCombination(choices: readonly Choice[]): World[] {
  let worlds: World[] = [new Map()];
  for (const { key, values } of choices) {
    worlds = worlds.flatMap(world => values.map(value => new Map([...world, [key, value]])));
  }
  return worlds;
}

/** A few worlds where there are too many: for each rule one that passes it and one for each test that fails just that. */
function exemplary(rules: readonly Rule[], choices: readonly Choice[], outcome: typeof passes): World[] {
  const usual: World = new Map(choices.map(({ key, values }) => [key, values[0]]));
  const worldFor = ({ condition }: Rule, failing?: Test): World[] => {
    const world = new Map(usual);
    for (const { key, values } of choices) {
      const tests = condition.tests.filter(test => test.key === key);
      const fitting = values.filter(value => tests.every(test => outcome(test, value) === (test !== failing)));
      // No request is like that.
      if (fitting.length === 0) return [];
      if (tests.length > 0) world.set(key, fitting[0]);
    }
    return [world];
  };
  return [
    usual,
    ...rules.flatMap(rule => [...worldFor(rule), ...rule.condition.tests.flatMap(test => worldFor(rule, test))]),
  ];
}
