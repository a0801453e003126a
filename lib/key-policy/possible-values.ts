import { Test } from './condition';
import { ContextValues, hasTexts, isDecidable } from './condition-meaning';
import { TextPattern } from './condition-text';
import { isOrdered } from './condition-values';
import { ANY_CHARACTER, ANY_RUN } from './glob';
import { onceEach } from './once-each';
import { patternsOf } from './test-patterns';

/** The values that requests may have for a key. */
export interface PossibleValues {
  readonly values: readonly ContextValues[];
  /** Whether there are no others. */
  readonly all: boolean;
}

/** More values of a key than this are not tried: no policy that KMS takes names so many. */
const MOST_VALUES = 256;
/** Fewer values are tried where tests are so many that they would give more answers than this, one each to each value. */
const MOST_ANSWERS = 65_536;
/** A key whose values are more than this is not tried with every set of them. */
const MOST_SET_MEMBERS = 4;

/**
 * The values that tests of a key can tell apart: none at all, those that they name, those between two numbers, and another; and
 * whether no request has a value that they would tell from all of these.
 *
 * @param key in lower case
 */
export function possibleValues(key: string, tests: readonly Test[]): PossibleValues {
  const named = rareFirst(tests.flatMap(examples));
  const most = Math.min(MOST_VALUES, Math.floor(MOST_ANSWERS / tests.length));
  const all = named.length <= most && isExhausted(tests, named.length);
  return { values: thinkOf(key, tests, named.slice(0, most)), all };
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

function thinkOf(key: string, tests: readonly Test[], named: readonly string[]): ContextValues[] {
  const others = TRUTH_KEYS.has(key) ? [] : [otherThan(tests)];
  const single = [...new Set([...named, ...between(tests, named), ...others])];
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
const examples = onceEach((test: Test): readonly string[] => {
  const { kind, values } = test;
  switch (kind) {
    case 'StringLike':
    case 'ArnLike':
      return patternsOf(test).flatMap(pattern => [instance(pattern, ''), instance(pattern, 'x')]);
    case 'StringEqualsIgnoreCase':
      return patternsOf(test).flatMap(pattern => [instance(pattern, ''), instance(pattern, '').toUpperCase()]);
    case 'IpAddress':
      return values.map(value => value.split('/')[0]);
    case 'Bool':
      return ['true', 'false', ...patternsOf(test).map(pattern => instance(pattern, ''))];
    case 'Null':
    case 'Opaque':
      return [];
    default:
      return [...values];
  }
});

/** A text that a pattern matches, with `filling` for each run of any characters; a pattern with a variable as it is. */
function instance({ text, tokens, variable }: TextPattern, filling: string): string {
  if (variable) return text;
  return tokens.map(token => (token === ANY_RUN ? filling : token === ANY_CHARACTER ? 'x' : token)).join('');
}

/** For tests of numbers and moments, of those that are named: one below all, one above all, and one between each two. */
function between(tests: readonly Test[], named: readonly string[]): string[] {
  const tried = new Set(named);
  const numbers = tests
    .filter(({ kind }) => isOrdered(kind))
    .flatMap(({ values }) => values.filter(value => tried.has(value)).map(Number))
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

/**
 * Whether {@link thinkOf} misses no value that these tests could tell from those that it gives.
 *
 * @param count how many values the tests name
 */
function isExhausted(tests: readonly Test[], count: number): boolean {
  const singles = tests.every(test => test.quantifier === undefined);
  if (!singles && (count + 1 > MOST_SET_MEMBERS || tests.some(test => isOrdered(test.kind)))) return false;
  // Asked for one value and for several, a key has whichever of its values comes first.
  if (!singles && tests.some(({ kind, quantifier }) => quantifier === undefined && kind !== 'Null')) return false;
  if (!tests.every(isDecidable)) return false;
  const kinds = [...new Set(tests.map(({ kind }) => kind))].filter(kind => kind !== 'Null');
  const areAll = (family: string) => kinds.every(kind => kind.startsWith(family));
  if (areAll('Numeric') || areAll('Date')) return true;
  return kinds.length === 1 && tests.every(isExhaustedBy);
}

/** Whether a request can do no more about such a test than have one of its values, or another. */
function isExhaustedBy(test: Test): boolean {
  if (test.kind === 'IpAddress') return false;
  return !hasTexts(test.kind) || patternsOf(test).every(({ literal }) => literal);
}
