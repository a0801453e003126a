import { CONDITION_OPERATORS, conditionOperator, isConditionOperator } from '../../lib/key-policy/condition-operators';

test.each([
  ['StringEquals', { kind: 'StringLike', negated: false, literal: true }],
  ['stringlike', { kind: 'StringLike', literal: false }],
  ['ArnEquals', { kind: 'ArnLike', negated: false }],
  ['ARNNOTLIKE', { kind: 'ArnLike', negated: true }],
  ['NotIpAddress', { kind: 'IpAddress', negated: true }],
  ['NumericNotEquals', { kind: 'NumericEquals', negated: true }],
  ['DateLessThanEquals', { kind: 'DateLessThanEquals', negated: false }],
  ['ForAnyValue:StringLikeIfExists', { kind: 'StringLike', quantifier: 'any', ifExists: true }],
  ['forallvalues:stringequals', { kind: 'StringLike', quantifier: 'all', ifExists: false }],
  ['Null', { kind: 'Null' }],
])('%s is %j', (name, expected) => {
  expect(conditionOperator(name)).toMatchObject(expected);
});

test('AWS has 27 condition operators, and each is known', () => {
  expect(CONDITION_OPERATORS).toHaveLength(27);
  expect(CONDITION_OPERATORS.every(isConditionOperator)).toBe(true);
});

test.each(['', 'StringEqual', 'NullIfExists', 'ForSomeValues:StringEquals', 'constructor', '__proto__'])(
  '%j is no condition operator',
  name => {
    expect(isConditionOperator(name)).toBe(false);
    expect(() => conditionOperator(name)).toThrow('is no condition operator');
  },
);
