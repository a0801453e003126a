import { conditionOf, normalTests, opaqueTest } from '../../lib/key-policy/condition';

const tests = (operator: string, values: string[], key = 'k:a', variables = true) =>
  normalTests({ operator, key, values }, variables).map(({ id }) => id);

test.each([
  [
    'case of operator and key',
    tests('StringEquals', ['x'], 'aws:SourceIp'),
    tests('stringequals', ['x'], 'AWS:SOURCEIP'),
  ],
  ['order and repetition of values', tests('StringEquals', ['b', 'a', 'b']), tests('StringEquals', ['a', 'b'])],
  ['ArnEquals and ArnLike', tests('ArnEquals', ['arn:*']), tests('ArnLike', ['arn:*'])],
  ['StringLike without wildcards', tests('StringLike', ['x']), tests('StringEquals', ['x'])],
  ['spellings of truth', tests('Bool', ['True']), tests('Bool', ['true'])],
  ['IfExists of a negated operator', tests('StringNotEqualsIfExists', ['x']), tests('StringNotEquals', ['x'])],
  [
    'IfExists of ForAllValues',
    tests('ForAllValues:StringEqualsIfExists', ['x']),
    tests('ForAllValues:StringEquals', ['x']),
  ],
  [
    'text without variables, of either version',
    tests('StringEquals', ['x'], 'k:a', false),
    tests('StringEquals', ['x']),
  ],
])('the same: %s', (_, one, other) => {
  expect(one).toEqual(other);
});

test.each([
  ['other values', tests('StringEquals', ['x']), tests('StringEquals', ['X'])],
  ['IfExists', tests('StringEqualsIfExists', ['x']), tests('StringEquals', ['x'])],
  ['a quantifier', tests('ForAnyValue:StringEquals', ['x']), tests('StringEquals', ['x'])],
  ['a literal star', tests('StringEquals', ['*']), tests('StringLike', ['*'])],
  [
    'a variable and its text',
    tests('StringEquals', ['${aws:username}'], 'k:a', false),
    tests('StringEquals', ['${aws:username}']),
  ],
  [
    'IfExists of ForAnyValue',
    tests('ForAnyValue:StringNotEqualsIfExists', ['x']),
    tests('ForAnyValue:StringNotEquals', ['x']),
  ],
])('not the same: %s', (_, one, other) => {
  expect(one).not.toEqual(other);
});

test('a negated operator is a test for each value, unless any value of the request is enough', () => {
  expect(tests('StringNotEquals', ['a', 'b'])).toEqual([
    ...tests('StringNotEquals', ['a']),
    ...tests('StringNotEquals', ['b']),
  ]);
  expect(tests('ForAllValues:StringNotEquals', ['a', 'b'])).toHaveLength(2);
  expect(tests('ForAnyValue:StringNotEquals', ['a', 'b'])).toHaveLength(1);
});

test('Null asks whether the key is missing, or there, or nothing', () => {
  expect(tests('Null', ['true'])).not.toEqual(tests('Null', ['false']));
  expect(tests('Null', ['TRUE'])).toEqual(tests('Null', ['true']));
  expect(tests('Null', ['true', 'false'])).toHaveLength(0);
  expect(tests('Null', ['perhaps'])).toHaveLength(1);
});

test('a test that is all its own is told by what it is about, and by all of it, in one order', () => {
  const { writtenKey, shown } = opaqueTest('NotPrincipal', ['b', 'a', 'b']);
  expect([writtenKey, shown]).toEqual(['NotPrincipal', ['a', 'b']]);
  expect(opaqueTest('NotPrincipal', ['a, b']).id).not.toBe(opaqueTest('NotPrincipal', ['a', 'b']).id);
  expect(opaqueTest('NotPrincipal', ['a', 'b']).id).toBe(opaqueTest('NotPrincipal', ['b', 'a']).id);
  expect(opaqueTest('NotPrincipal', ['a']).id).not.toBe(opaqueTest('NotResource', ['a']).id);
});

test('a condition is its tests, each once and in their order', () => {
  const [a, b] = [opaqueTest('NotResource', ['a']), opaqueTest('NotResource', ['b'])];
  expect(conditionOf([b, a, b])).toEqual(conditionOf([a, b]));
  expect(conditionOf([]).id).toBe('');
});
