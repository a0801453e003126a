/**
 * What a test of a condition asks of a value. `StringEquals` is `StringLike` without wildcards, `ArnEquals` is `ArnLike`, and a
 * `…Not…` operator is the negation of its positive: those are not here.
 *
 * `Opaque` is ours: something that is true or false of a request, of which nothing else is known.
 */
export type TestKind =
  | 'StringLike'
  | 'StringEqualsIgnoreCase'
  | 'ArnLike'
  | 'NumericEquals'
  | 'NumericLessThan'
  | 'NumericLessThanEquals'
  | 'NumericGreaterThan'
  | 'NumericGreaterThanEquals'
  | 'DateEquals'
  | 'DateLessThan'
  | 'DateLessThanEquals'
  | 'DateGreaterThan'
  | 'DateGreaterThanEquals'
  | 'Bool'
  | 'BinaryEquals'
  | 'IpAddress'
  | 'Null'
  | 'Opaque';

/** A condition operator, taken apart. */
export interface ConditionOperator {
  readonly kind: TestKind;
  readonly negated: boolean;
  /** Whether the values are taken as they are, `*` and `?` included. */
  readonly literal: boolean;
  readonly ifExists: boolean;
  readonly quantifier?: 'any' | 'all';
}

const ORDERS = ['LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'] as const;

/** Operators by their name, without prefix and suffix. */
const OPERATORS = new Map<string, Pick<ConditionOperator, 'kind' | 'negated' | 'literal'>>([
  ['StringEquals', { kind: 'StringLike', negated: false, literal: true }],
  ['StringNotEquals', { kind: 'StringLike', negated: true, literal: true }],
  ['StringLike', { kind: 'StringLike', negated: false, literal: false }],
  ['StringNotLike', { kind: 'StringLike', negated: true, literal: false }],
  ['StringEqualsIgnoreCase', { kind: 'StringEqualsIgnoreCase', negated: false, literal: true }],
  ['StringNotEqualsIgnoreCase', { kind: 'StringEqualsIgnoreCase', negated: true, literal: true }],
  ['ArnEquals', { kind: 'ArnLike', negated: false, literal: false }],
  ['ArnLike', { kind: 'ArnLike', negated: false, literal: false }],
  ['ArnNotEquals', { kind: 'ArnLike', negated: true, literal: false }],
  ['ArnNotLike', { kind: 'ArnLike', negated: true, literal: false }],
  ...(['Numeric', 'Date'] as const).flatMap(family => [
    [`${family}Equals`, { kind: `${family}Equals` as const, negated: false, literal: true }] as const,
    [`${family}NotEquals`, { kind: `${family}Equals` as const, negated: true, literal: true }] as const,
    ...ORDERS.map(
      order => [`${family}${order}`, { kind: `${family}${order}` as const, negated: false, literal: true }] as const,
    ),
  ]),
  ['Bool', { kind: 'Bool', negated: false, literal: true }],
  ['BinaryEquals', { kind: 'BinaryEquals', negated: false, literal: true }],
  ['IpAddress', { kind: 'IpAddress', negated: false, literal: true }],
  ['NotIpAddress', { kind: 'IpAddress', negated: true, literal: true }],
  ['Null', { kind: 'Null', negated: false, literal: true }],
]);

const BY_FOLDED_NAME = new Map([...OPERATORS].map(([name, operator]) => [name.toLowerCase(), operator]));
const QUANTIFIERS = [
  ['foranyvalue:', 'any'],
  ['forallvalues:', 'all'],
] as const;
const IF_EXISTS = 'ifexists';

/** Names of the condition operators, without prefix and suffix. */
export const CONDITION_OPERATORS: readonly string[] = [...OPERATORS.keys()];

/** Whether a text is the name of a condition operator, in any case. */
export function isConditionOperator(name: string): boolean {
  return lookUp(name) !== undefined;
}

/**
 * Takes the name of an operator apart. IAM folds its case.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function conditionOperator(name: string): ConditionOperator {
  const operator = lookUp(name);
  if (operator === undefined) throw new Error(`${name} is no condition operator`);
  return operator;
}

function lookUp(name: string): ConditionOperator | undefined {
  let rest = name.toLowerCase();
  const quantifier = QUANTIFIERS.find(([prefix]) => rest.startsWith(prefix));
  if (quantifier) rest = rest.slice(quantifier[0].length);
  const ifExists = rest.endsWith(IF_EXISTS);
  if (ifExists) rest = rest.slice(0, -IF_EXISTS.length);
  const found = BY_FOLDED_NAME.get(rest);
  if (found === undefined || (found.kind === 'Null' && ifExists)) return undefined;
  return { ...found, ifExists, quantifier: quantifier?.[1] };
}
