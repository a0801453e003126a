import { BlockList, isIP, SocketAddress } from 'node:net';
import { PARTS_OF_ARN } from './arn';
import { Test } from './condition';
import { textPattern } from './condition-text';
import { GlobToken, matchesGlob } from './glob';
import { grouped } from './grouped';
import { once, onceEach } from './once-each';
import { patternsOf } from './test-patterns';

/** Tells whether a value of a request is one of those that a test names. */
export type Expectation = (actual: string) => boolean;

/** What a test of values expects. Of `Null` and `Opaque`, which ask for none, there is nothing to say. */
export const expectationOf = onceEach((test: Test): Expectation => {
  const { kind, values } = test;
  switch (kind) {
    case 'StringLike':
      return textsOf(test);
    case 'StringEqualsIgnoreCase':
      return inLowerCase(textsOf(test));
    case 'Bool':
      return inLowerCase(oneOf(values));
    case 'ArnLike':
      return arnsOf(test);
    case 'IpAddress':
      return addressesIn(values);
    case 'NumericEquals':
    case 'DateEquals':
      return either(
        oneOf(values),
        someNumber(values, (actual, expected) => actual === expected),
      );
    case 'NumericLessThan':
    case 'DateLessThan':
      return someNumber(values, (actual, expected) => actual < expected);
    case 'NumericLessThanEquals':
    case 'DateLessThanEquals':
      return someNumber(values, (actual, expected) => actual <= expected);
    case 'NumericGreaterThan':
    case 'DateGreaterThan':
      return someNumber(values, (actual, expected) => actual > expected);
    case 'NumericGreaterThanEquals':
    case 'DateGreaterThanEquals':
      return someNumber(values, (actual, expected) => actual >= expected);
    default:
      return oneOf(values);
  }
});

function oneOf(values: readonly string[]): Expectation {
  const named = new Set(values);
  return actual => named.has(actual);
}

function either(one: Expectation, other: Expectation): Expectation {
  return actual => one(actual) || other(actual);
}

function inLowerCase(expectation: Expectation): Expectation {
  return actual => expectation(actual.toLowerCase());
}

function someNumber(values: readonly string[], holds: (actual: number, expected: number) => boolean): Expectation {
  const numbers = values.map(Number);
  return actual => {
    const number = Number(actual);
    return numbers.some(expected => holds(number, expected));
  };
}

function textsOf(test: Test): Expectation {
  const patterns = patternsOf(test);
  // Nobody knows what a variable stands for: it is like itself alone.
  const named = patterns.flatMap(({ text, tokens, variable, literal }) =>
    variable ? [text] : literal ? [tokens.join('')] : [],
  );
  const open = patterns.filter(({ variable, literal }) => !variable && !literal);
  return either(oneOf(named), anyGlob(open.map(({ tokens }) => tokens)));
}

/** Patterns are kept by what they begin and end with: a text need be held against few of many. */
function anyGlob(patterns: readonly (readonly GlobToken[])[]): Expectation {
  if (patterns.length === 0) return () => false;
  const literal = (token: GlobToken | undefined) => (typeof token === 'string' ? token : '');
  const byEnds = grouped(patterns, tokens =>
    endsOf(literal(tokens[0]).slice(0, 1), literal(tokens[tokens.length - 1]).slice(-1)),
  );
  return actual => {
    const [start, end] = [actual.slice(0, 1), actual.slice(-1)];
    const fitting = new Set([endsOf(start, end), endsOf(start, ''), endsOf('', end), endsOf('', '')]);
    return [...fitting].some(ends => byEnds.get(ends)?.some(tokens => matchesGlob(tokens, actual)));
  };
}

/** Of the characters that something begins and ends with; `''` for a wildcard. */
const endsOf = (first: string, last: string) => JSON.stringify([first, last]);

/**
 * Each of the six parts of an ARN is matched by itself.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
function arnsOf(test: Test): Expectation {
  const patterns = patternsOf(test);
  const known = patterns
    .filter(({ variable }) => !variable)
    .map(({ text }) => sixParts(text).map(part => textPattern(part).tokens));
  const isLike = (actual: string) => {
    const parts = sixParts(actual);
    return known.some(
      pattern => pattern.length === parts.length && pattern.every((tokens, index) => matchesGlob(tokens, parts[index])),
    );
  };
  const unknown = patterns.filter(({ variable }) => variable).map(({ text }) => text);
  return either(oneOf(unknown), isLike);
}

function sixParts(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= PARTS_OF_ARN ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

function addressesIn(values: readonly string[]): Expectation {
  const blocks = new BlockList();
  for (const value of values) {
    const [address, prefix] = value.split('/');
    const family = isIP(address);
    const longest = family === 4 ? 32 : 128;
    const length = prefix === undefined ? longest : /^\d{1,3}$/.test(prefix) ? Number(prefix) : NaN;
    if (family !== 0 && length <= longest) blocks.addSubnet(address, length, familyName(family));
  }
  return either(oneOf(values), actual => {
    const address = addressOf(actual);
    return address !== undefined && blocks.check(address);
  });
}

/** So many addresses are kept: each is held against the blocks of many tests, one after the other. */
const MOST_KEPT = 1000;
const kept = new Map<string, SocketAddress | undefined>();

/** The address that a text is. */
function addressOf(text: string): SocketAddress | undefined {
  if (kept.size >= MOST_KEPT) kept.clear();
  return once(kept, text, () => {
    const family = isIP(text);
    return family === 0 ? undefined : new SocketAddress({ address: text, family: familyName(family) });
  });
}

function familyName(family: number): 'ipv4' | 'ipv6' {
  return family === 4 ? 'ipv4' : 'ipv6';
}
