import { Test } from './condition';
import { ContextValues, hasTexts, isDecidable, passes } from './condition-meaning';
import { textPattern } from './condition-text';
import { isOrdered } from './condition-values';
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

/** The values that requests may have for a key. */
export interface PossibleValues {
  readonly values: readonly ContextValues[];
  /** Whether there are no others. */
  readonly all: boolean;
}

/** What of a request is known beforehand: gives the values that are possible among those thought of. */
export type KnownOfRequest = (key: string, thoughtOf: PossibleValues) => PossibleValues;

/** More worlds than this are not tried one by one. */
const MOST_WORLDS = 2048;
/** More values of a key than this are not tried: no policy that KMS takes names so many. */
const MOST_VALUES = 256;
/** A key whose values are more than this is not tried with every set of them. */
const MOST_SET_MEMBERS = 4;

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
  for (const test of tests.values()) byKey.set(test.key, [...(byKey.get(test.key) ?? []), test]);
  const outcome = remembered(passes);
  const passesIn: PassesIn = (world, test) => outcome(test, world.get(test.key));
  const thoughtOf = [...byKey].map(([key, keyTests]) => {
    const { values, all } = known(key, { values: thinkOf(key, keyTests), all: isExhausted(keyTests) });
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

/**
 * Condition keys whose values are true or false, and nothing else. A tag, or a part of an encryption context, may have any value.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
 */
const TRUTH_KEYS = new Set([
  'aws:multifactorauthpresent',
  'aws:principalisawsservice',
  'aws:securetransport',
  'aws:viaawsservice',
  'kms:bypasspolicylockoutsafetycheck',
  'kms:grantisforawsresource',
  'kms:multiregion',
  'kms:reencryptonsamekey',
]);

/** Values of a key that its tests may tell apart: none at all, those that they name, those between, and another. */
function thinkOf(key: string, tests: readonly Test[]): ContextValues[] {
  const others = TRUTH_KEYS.has(key) ? [] : [otherThan(tests)];
  const single = [
    ...new Set([...rareFirst(tests.flatMap(examples)).slice(0, MOST_VALUES), ...between(tests), ...others]),
  ];
  if (tests.every(test => test.quantifier === undefined)) return [undefined, ...single.map(value => [value])];
  return [undefined, ...subsets(single)];
}

/** Values, each once, those first that few tests name: they tell two sides apart. */
function rareFirst(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => a - b).map(([value]) => value);
}

/** A value that no test names, as it is longer than all of those. */
function otherThan(tests: readonly Test[]): string {
  const longest = tests.flatMap(({ values }) => values).reduce((length, value) => Math.max(length, value.length), 0);
  return `other${'\u2026'.repeat(longest)}`;
}

/** Values that pass the test or just fail it. */
function examples({ kind, values }: Test): string[] {
  switch (kind) {
    case 'StringLike':
    case 'ArnLike':
      return values.flatMap(value => [instance(value, ''), instance(value, 'x')]);
    case 'StringEqualsIgnoreCase':
      return values.flatMap(value => [instance(value, ''), instance(value, '').toUpperCase()]);
    case 'IpAddress':
      return values.map(value => value.split('/')[0]);
    case 'Bool':
      return ['true', 'false', ...values.map(value => instance(value, ''))];
    case 'Null':
    case 'Opaque':
      return [];
    default:
      return [...values];
  }
}

/** A text that a pattern matches, with `filling` for each run of any characters. */
function instance(value: string, filling: string): string {
  const { tokens, variable } = textPattern(value);
  return variable
    ? value
    : tokens.map(token => (typeof token === 'string' ? token : token.description === '*' ? filling : 'x')).join('');
}

/** For tests of numbers and moments: one below all, one above all, and one between each two. */
function between(tests: readonly Test[]): string[] {
  const numbers = tests
    .filter(({ kind }) => isOrdered(kind))
    .flatMap(test => test.values.slice(0, MOST_VALUES).map(Number))
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  if (numbers.length === 0) return [];
  const middles = numbers.slice(1).map((number, index) => (number + numbers[index]) / 2);
  return [numbers[0] - 1, ...middles, numbers[numbers.length - 1] + 1].map(String);
}

function subsets(values: readonly string[]): string[][] {
  if (values.length > MOST_SET_MEMBERS) return [...values.map(value => [value]), [...values]];
  return values.reduce<string[][]>((sets, value) => [...sets, ...sets.map(set => [...set, value])], [[]]).slice(1);
}

/** Whether {@link thinkOf} misses no value that these tests could tell from those it gives. */
function isExhausted(tests: readonly Test[]): boolean {
  const named = new Set(tests.flatMap(examples));
  if (named.size > MOST_VALUES) return false;
  const singles = tests.every(test => test.quantifier === undefined);
  if (!singles && (named.size + 1 > MOST_SET_MEMBERS || tests.some(test => isOrdered(test.kind)))) return false;
  // Asked for one value and for several, a key has whichever of its values comes first.
  if (!singles && tests.some(({ kind, quantifier }) => quantifier === undefined && kind !== 'Null')) return false;
  if (!tests.every(isDecidable)) return false;
  const kinds = [...new Set(tests.map(({ kind }) => kind))].filter(kind => kind !== 'Null');
  const areAll = (family: string) => kinds.every(kind => kind.startsWith(family));
  if (areAll('Numeric') || areAll('Date')) return true;
  return kinds.length === 1 && tests.every(({ kind, values }) => isExhaustedBy(kind, values));
}

/** Whether a request can do no more about such a test than have one of its values, or another. */
function isExhaustedBy(kind: Test['kind'], values: readonly string[]): boolean {
  if (kind === 'IpAddress') return false;
  return !hasTexts(kind) || values.every(value => textPattern(value).literal);
}
