import { Test } from './condition';
import { ContextValues, passes } from './condition-meaning';
import { textPattern } from './condition-text';
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
/** A value that no policy names. */
const OTHER = '\u2026other';

/** The worlds that the conditions of rules can tell apart. */
export function worldsOf(rules: readonly Rule[], known: KnownOfRequest): Worlds {
  const byKey = new Map<string, Test[]>();
  const tests = new Map(rules.flatMap(rule => rule.condition.tests.map(test => [test.id, test] as const)));
  for (const test of tests.values()) byKey.set(test.key, [...(byKey.get(test.key) ?? []), test]);
  const outcome = remembered(passes);
  const passesIn: PassesIn = (world, test) => outcome(test, world.get(test.key));
  const choices = [...byKey].map(([key, keyTests]) => {
    const { values, all } = known(key, { values: thinkOf(keyTests), all: isExhausted(keyTests) });
    const telling = distinct(values, value => keyTests.map(test => outcome(test, value)).join());
    return { key, values: telling, all };
  });
  const count = choices.reduce((product, { values }) => product * values.length, 1);
  if (count > MOST_WORLDS) return { worlds: exemplary(rules, choices, outcome), passesIn, complete: false };
  return { worlds: everyCombination(choices), passesIn, complete: choices.every(({ all }) => all) };
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
  const worldFor = ({ condition }: Rule, failing?: Test) => {
    const keys = new Set(condition.tests.map(({ key }) => key));
    const chosen = choices
      .filter(({ key }) => keys.has(key))
      .map(({ key, values }) => {
        const tests = condition.tests.filter(test => test.key === key);
        return [key, values.find(value => tests.every(test => outcome(test, value) === (test !== failing)))] as const;
      });
    return new Map([...usual, ...chosen]);
  };
  return [usual, ...rules.flatMap(rule => [worldFor(rule), ...rule.condition.tests.map(test => worldFor(rule, test))])];
}

/** Values of a key that its tests may tell apart: none at all, those that they name, those between, and another. */
function thinkOf(tests: readonly Test[]): ContextValues[] {
  // A key that is asked for its truth has no third value.
  const others =
    tests.some(({ kind }) => kind === 'Bool') && tests.every(({ kind }) => kind === 'Bool' || kind === 'Null')
      ? []
      : [OTHER];
  const single = [...new Set([...tests.flatMap(examples).slice(0, MOST_VALUES), ...between(tests), ...others])];
  if (tests.every(test => test.quantifier === undefined)) return [undefined, ...single.map(value => [value])];
  return [undefined, ...subsets(single)];
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
      return ['true', 'false'];
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
  const kinds = new Set(tests.map(({ kind }) => kind).filter(kind => kind !== 'Null'));
  if ([...kinds].every(isOrdered)) return true;
  if (kinds.size > 1) return false;
  return tests.every(({ kind, values }) => {
    if (kind === 'StringLike' || kind === 'ArnLike') return values.every(value => textPattern(value).literal);
    return (
      kind === 'Bool' ||
      kind === 'BinaryEquals' ||
      kind === 'Opaque' ||
      kind === 'StringEqualsIgnoreCase' ||
      kind === 'Null'
    );
  });
}

function isOrdered(kind: string): boolean {
  return kind.startsWith('Numeric') || kind.startsWith('Date');
}
