import { Test } from './condition';
import { ContextValues, isDecidable, passes } from './condition-meaning';
import { grouped } from './grouped';
import { PossibleValues, possibleValues } from './possible-values';
import { Rule } from './rules';
import { patternsOf } from './test-patterns';

/** A request as far as rules can tell: by condition key, the ids of the tests that what it brings for the key passes. */
export type World = ReadonlyMap<string, ReadonlySet<string>>;

/** Worlds in which rules may differ. */
export interface Worlds {
  readonly worlds: readonly World[];
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
  // What is found must not hang on the order of statements, which means nothing.
  const inOrder = [...rules].sort((a, b) => (a.condition.id < b.condition.id ? -1 : 1));
  const tests = new Map(inOrder.flatMap(rule => rule.condition.tests.map(test => [test.id, test] as const)));
  const thoughtOf = [...grouped(tests.values(), ({ key }) => key)].map(([key, keyTests]) => {
    const { values, all } = known(key, possibleValues(key, keyTests));
    return { key, keyTests, values, all: all && keyTests.every(isDecidable) };
  });
  if (!spend(thoughtOf.reduce((sum, { keyTests, values }) => sum + costOf(keyTests, values), 0))) {
    return { worlds: [], complete: false };
  }
  const choices = thoughtOf.map(({ key, keyTests, values }) => ({ key, passed: distinctlyPassed(keyTests, values) }));
  const count = choices.reduce((product, { passed }) => product * passed.length, 1);
  if (count > MOST_WORLDS) return { worlds: exemplary(inOrder, choices), complete: false };
  return { worlds: everyCombination(choices), complete: thoughtOf.every(({ all }) => all) };
}

/** Whether a test is passed in a world. */
export function passesIn(world: World, { key, id }: Test): boolean {
  return world.get(key)!.has(id);
}

/** What it costs at the most to hold values against tests, in comparisons of two characters. */
function costOf(tests: readonly Test[], values: readonly ContextValues[]): number {
  const lengths = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length + 1, 1);
  const patterns = tests.reduce((sum, test) => sum + lengths(triedOneByOne(test)), 0);
  return patterns * values.reduce((sum, value) => sum + lengths(value ?? []), 0);
}

/** The values of a test that those of a request are held against one by one: texts without a wildcard are looked up. */
function triedOneByOne(test: Test): readonly string[] {
  if (test.kind !== 'StringLike' && test.kind !== 'StringEqualsIgnoreCase') return test.values;
  return patternsOf(test).flatMap(({ text, literal, variable }) => (literal || variable ? [] : [text]));
}

/** The ids of the tests of a key that a value of it passes, for each value that passes others. */
interface Choice {
  readonly key: string;
  readonly passed: readonly ReadonlySet<string>[];
}

/** Of the values that pass the same tests, one is enough, in the place of the last: what nobody names is at the end. */
function distinctlyPassed(tests: readonly Test[], values: readonly ContextValues[]): ReadonlySet<string>[] {
  const distinct = new Map<string, ReadonlySet<string>>();
  for (const value of [...values].reverse()) {
    const passed = tests.filter(test => passes(test, value)).map(({ id }) => id);
    const id = passed.join('\n');
    if (!distinct.has(id)) distinct.set(id, new Set(passed));
  }
  return [...distinct.values()].reverse();
}

function everyCombination(choices: readonly Choice[]): World[] {
  let worlds: World[] = [new Map()];
  for (const { key, passed } of choices) {
    worlds = worlds.flatMap(world => passed.map(ids => new Map([...world, [key, ids]])));
  }
  return worlds;
}

/**
 * A few worlds where there are too many: for each rule one that passes it and one for each test that fails just that, whatever
 * the rule does not ask for being as with the first values that were thought of, and as with the last.
 */
function exemplary(rules: readonly Rule[], choices: readonly Choice[]): World[] {
  return [0, -1].flatMap(at => {
    const usual: World = new Map(choices.map(({ key, passed }) => [key, passed.at(at)!]));
    const worldFor = ({ condition }: Rule, failing?: Test): World[] => {
      const world = new Map(usual);
      for (const { key, passed } of choices) {
        const tests = condition.tests.filter(test => test.key === key);
        if (tests.length === 0) continue;
        const fitting = passed.find(ids => tests.every(test => ids.has(test.id) === (test !== failing)));
        // No request is like that.
        if (fitting === undefined) return [];
        world.set(key, fitting);
      }
      return [world];
    };
    return [
      usual,
      ...rules.flatMap(rule => [...worldFor(rule), ...rule.condition.tests.flatMap(test => worldFor(rule, test))]),
    ];
  });
}
