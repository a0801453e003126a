import { conditionOf, normalTests, opaqueTest } from '../../lib/key-policy/condition';

const tests = (operator: string, values: string[], key = 'k:a', variables = true) =>
  normalTests({ operator, key, values }, variables).map(({ id }) => id);

type Written = Parameters<typeof tests>;

test.each<[string, Written, Written]>([
  ['case of operator and key', ['StringEquals', ['x'], 'aws:SourceIp'], ['stringequals', ['x'], 'AWS:SOURCEIP']],
  ['order and repetition of values', ['StringEquals', ['b', 'a', 'b']], ['StringEquals', ['a', 'b']]],
  ['ArnEquals and ArnLike', ['ArnEquals', ['arn:*']], ['ArnLike', ['arn:*']]],
  ['StringLike without wildcards', ['StringLike', ['x']], ['StringEquals', ['x']]],
  ['spellings of truth', ['Bool', ['True']], ['Bool', ['true']]],
  ['IfExists of a negated operator', ['StringNotEqualsIfExists', ['x']], ['StringNotEquals', ['x']]],
  ['IfExists of ForAllValues', ['ForAllValues:StringEqualsIfExists', ['x']], ['ForAllValues:StringEquals', ['x']]],
  ['text without variables, of either version', ['StringEquals', ['x'], 'k:a', false], ['StringEquals', ['x']]],
])('the same: %s', (_, one, other) => {
  expect(tests(...one)).toEqual(tests(...other));
});

test.each<[string, Written, Written]>([
  ['other values', ['StringEquals', ['x']], ['StringEquals', ['X']]],
  ['IfExists', ['StringEqualsIfExists', ['x']], ['StringEquals', ['x']]],
  ['a quantifier', ['ForAnyValue:StringEquals', ['x']], ['StringEquals', ['x']]],
  ['a literal star', ['StringEquals', ['*']], ['StringLike', ['*']]],
  [
    'a variable and its text',
    ['StringEquals', ['${aws:username}'], 'k:a', false],
    ['StringEquals', ['${aws:username}']],
  ],
  ['IfExists of ForAnyValue', ['ForAnyValue:StringNotEqualsIfExists', ['x']], ['ForAnyValue:StringNotEquals', ['x']]],
])('not the same: %s', (_, one, other) => {
  expect(tests(...one)).not.toEqual(tests(...other));
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
