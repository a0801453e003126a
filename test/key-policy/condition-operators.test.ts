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

test('wildcards are such in the Like operators and in those of ARNs alone', () => {
  const wild = CONDITION_OPERATORS.filter(name => !conditionOperator(name).literal);
  expect(wild.sort()).toEqual(['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike', 'StringLike', 'StringNotLike']);
});

test('an operator with Not in its name is the negation of that without', () => {
  for (const name of CONDITION_OPERATORS) {
    const { kind, negated } = conditionOperator(name);
    expect([name, negated]).toEqual([name, name.includes('Not')]);
    expect([name, kind]).toEqual([name, conditionOperator(name.replace('Not', '')).kind]);
  }
});

test('an operator that is not spelt as another is a kind of its own', () => {
  const others = CONDITION_OPERATORS.filter(name => !/Not|^String(Equals|Like)$|^Arn/.test(name));
  expect(others.map(name => conditionOperator(name).kind)).toEqual(others);
});

test.each(['', 'StringEqual', 'NullIfExists', 'ForSomeValues:StringEquals', 'constructor', '__proto__'])(
  '%j is no condition operator',
  name => {
    expect(isConditionOperator(name)).toBe(false);
    expect(() => conditionOperator(name)).toThrow('is no condition operator');
  },
);
