import { createHash } from 'node:crypto';
import { conditionOperator, TestKind } from './condition-operators';
import { normalValue } from './condition-values';
import { WrittenCondition } from './policy';

/** One test of a request: an operator, a key and values, in their normal form. */
export interface Test {
  readonly kind: TestKind;
  readonly negated: boolean;
  /** Whether a missing key passes. A negated test passes without it. */
  readonly ifExists: boolean;
  /** How a key of several values is asked: whether any of them, or all, pass. */
  readonly quantifier?: 'any' | 'all';
  /** Lower case: IAM does not regard the case of keys. */
  readonly key: string;
  /** The key as a policy writes it. */
  readonly writtenKey: string;
  /** Sorted, each once; one of them is enough. */
  readonly values: readonly string[];
  /** What of the key decides the test, where too little is known of it to do so. */
  readonly ofKey?: 'resource' | 'attribute';
  /** The values as people should read them, where they were written in the terms of another Region. */
  readonly shown?: readonly string[];
  /** Equal for tests that are the same but for their values. */
  readonly about: string;
  /** Equal for tests that are the same. */
  readonly id: string;
}

/** Tests that all must pass; none is no condition. */
export interface Condition {
  readonly tests: readonly Test[];
  /** Equal for conditions that are the same. */
  readonly id: string;
}

/** Joins tests, in their order. */
export function conditionOf(tests: readonly Test[]): Condition {
  const byId = new Map(tests.map(test => [test.id, test]));
  const inOrder = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { tests: inOrder, id: short(inOrder.map(test => test.id).join('\n')) };
}

/**
 * A test of something that is true or false of a request, and of which nothing else is known.
 *
 * @param what what it is about, in words: `NotPrincipal`
 * @param values what it says of that
 * @param ofKey what of the key decides it, and the key's ARN where that is known
 */
export function opaqueTest(
  what: string,
  values: readonly string[],
  ofKey?: { readonly aspect: NonNullable<Test['ofKey']>; readonly arn?: string },
): Test {
  const list = sorted(values);
  const key = JSON.stringify([what, list, ofKey?.arn ?? '']);
  const line = lineOf({ kind: 'Opaque', negated: false, ifExists: false, key, writtenKey: what });
  return testOf({ ...line, values: [], ofKey: ofKey?.aspect, shown: list });
}

/** The same test of other values. */
export function withValues(test: Test, values: readonly string[], shown?: readonly string[]): Test {
  return testOf({ ...test, values: sorted(values), shown });
}

/**
 * The normal form of a line of a condition. As IAM does it: the case of operator and key is folded; a negated operator asks
 * every value, so it is a test for each; a missing key passes a negated operator and `ForAllValues`, so that `IfExists` adds
 * nothing to them.
 *
 * @param variables whether the policy's version knows variables
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
export function normalTests(written: WrittenCondition, variables: boolean): Test[] {
  const operator = conditionOperator(written.operator);
  const { kind, negated, quantifier } = operator;
  const values = sorted(written.values.map(value => normalValue(value, operator, variables)));
  const line = lineOf({
    kind,
    negated,
    quantifier,
    ifExists: operator.ifExists && quantifier !== 'all' && !(negated && quantifier === undefined),
    key: written.key.toLowerCase(),
    writtenKey: written.key,
  });
  if (kind === 'Null') return presenceTests(line, values);
  const asksEvery = negated && quantifier !== 'any';
  return asksEvery ? values.map(value => testOf({ ...line, values: [value] })) : [testOf({ ...line, values })];
}

/** `Null` is true for a missing key, or with `false` for one that is there; with both it is no test. */
function presenceTests(line: Line, values: readonly string[]): Test[] {
  const [present, missing] = [values.includes('false'), values.includes('true')];
  if (present && missing) return [];
  const asked = lineOf({ ...line, quantifier: undefined, negated: present });
  return [testOf({ ...asked, values: present || missing ? ['true'] : values })];
}

/** A test but for its values. */
type Line = Omit<Test, 'id' | 'values'>;

function lineOf(line: Omit<Line, 'about'>): Line {
  const { key, kind, negated, ifExists, quantifier } = line;
  return { ...line, about: JSON.stringify([key, kind, negated, ifExists, quantifier ?? '']) };
}

function testOf(test: Omit<Test, 'id'>): Test {
  return { ...test, id: short(test.about + JSON.stringify(test.values)) };
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

/** Longer ids are hashed: they are put together, compared and looked up, over and over, and a map takes long texts by length. */
const LONGEST_ID = 256;

/** An id as it is, or its hash where it is long. */
export function short(id: string): string {
  return id.length <= LONGEST_ID ? id : createHash('sha256').update(id).digest('hex');
}
