import { allow, compare, deny, Elements, FOREIGN_ROLE, OWNER, policy, when } from './support';

/** What is said of the condition under which a role of another account gains `kms:Decrypt`. */
function conditionOf(...statements: Elements[]): string | undefined {
  const { gains } = compare(policy(), policy(...statements), { before: { account: OWNER } });
  expect(gains).toHaveLength(1);
  return gains[0].condition;
}

const allowIf = (operator: string, key: string, values: unknown) =>
  allow(FOREIGN_ROLE, 'kms:Decrypt', when(operator, key, values));
const denyIf = (operator: string, key: string, values: unknown) =>
  deny(FOREIGN_ROLE, 'kms:Decrypt', when(operator, key, values));
const letters = (count: number) => [...'abcdefghij'].slice(0, count);

test.each<[string, unknown, string]>([
  ['StringEquals', 'x', 'if StringEquals k:a = x'],
  ['StringEquals', ['x', 'y'], 'if StringEquals k:a = [x, y]'],
  ['StringLike', 'x*', 'if StringLike k:a = x*'],
  ['StringLike', ['x', 'y?'], 'if StringLike k:a = [x, y?]'],
  ['StringLike', 'x', 'if StringEquals k:a = x'],
  ['stringnotequals', 'x', 'if StringNotEquals k:a = x'],
  ['StringNotLike', 'x*', 'if StringNotLike k:a = x*'],
  ['StringEqualsIgnoreCase', 'X', 'if StringEqualsIgnoreCase k:a = x'],
  ['StringNotEqualsIgnoreCase', 'x', 'if StringNotEqualsIgnoreCase k:a = x'],
  ['StringEqualsIfExists', 'x', 'if StringEqualsIfExists k:a = x'],
  ['ForAnyValue:StringEquals', ['x', 'y'], 'if ForAnyValue:StringEquals k:a = [x, y]'],
  ['ForAllValues:StringLike', 'x*', 'if ForAllValues:StringLike k:a = x*'],
  ['ForAnyValue:StringNotLikeIfExists', ['x*', 'y'], 'if ForAnyValue:StringNotLikeIfExists k:a = [x*, y]'],
  ['ArnEquals', 'arn:aws:s3:::x', 'if ArnLike k:a = arn:aws:s3:::x'],
  ['ArnNotLike', 'arn:aws:s3:::*', 'if ArnNotLike k:a = arn:aws:s3:::*'],
  ['NumericLessThanEquals', '7.0', 'if NumericLessThanEquals k:a = 7'],
  ['NumericNotEquals', '7', 'if NumericNotEquals k:a = 7'],
  ['DateLessThan', '2026-01-01', 'if DateLessThan k:a = 2026-01-01T00:00:00.000Z'],
  ['DateNotEquals', '1767225600', 'if DateNotEquals k:a = 2026-01-01T00:00:00.000Z'],
  ['DateEquals', 'tomorrow', 'if DateEquals k:a = tomorrow'],
  ['NumericEquals', 'many', 'if NumericEquals k:a = many'],
  ['IpAddress', '10.0.0.0/8', 'if IpAddress k:a = 10.0.0.0/8'],
  ['NotIpAddress', '10.0.0.0/8', 'if NotIpAddress k:a = 10.0.0.0/8'],
  ['Bool', 'true', 'if Bool k:a = true'],
  ['Null', 'true', 'if k:a is missing'],
  ['Null', 'false', 'if k:a is there'],
])('%s %j is told: %s', (operator, values, expected) => {
  expect(conditionOf(allowIf(operator, 'k:a', values))).toBe(expected);
});

test.each([
  ['*', '*'],
  ['?', '?'],
  ['a*b?c', 'a*b?c'],
  ['${*}', '*'],
  ['${open', '${open'],
])('a text %s that is no pattern is told as it is meant, %s', (value, expected) => {
  expect(conditionOf(allowIf('StringEquals', 'k:a', value))).toBe(`if StringEquals k:a = ${expected}`);
});

test('a key is told in the case that the policy has it in', () => {
  expect(conditionOf(allowIf('StringEquals', 'kms:ViaService', 'x'))).toContain('kms:ViaService');
});

test('an unconditional gain has no condition', () => {
  expect(conditionOf(allow(FOREIGN_ROLE, 'kms:Decrypt'))).toBeUndefined();
});

test('the order of statements changes no word', () => {
  const [one, other] = [allowIf('StringEquals', 'k:b', 'y'), allowIf('Bool', 'k:a', 'true')];
  expect(conditionOf(one, other)).toBe('if Bool k:a = true or StringEquals k:b = y');
  expect(conditionOf(other, one)).toBe(conditionOf(one, other));
});

test('what a condition asks is joined by and, alternatives by or, and what a Deny takes away stands behind unless', () => {
  const both = { Condition: { StringEquals: { 'k:a': 'x', 'k:b': 'y' } } };
  expect(conditionOf(allow(FOREIGN_ROLE, 'kms:Decrypt', both))).toBe(
    'if StringEquals k:a = x and StringEquals k:b = y',
  );
  expect(conditionOf(allowIf('StringEquals', 'k:a', 'x'), allowIf('StringEquals', 'k:b', 'y'))).toBe(
    'if StringEquals k:a = x or StringEquals k:b = y',
  );
  expect(conditionOf(allow(FOREIGN_ROLE, 'kms:Decrypt'), denyIf('Bool', 'k:b', 'true'))).toBe('unless Bool k:b = true');
  expect(conditionOf(allowIf('StringEquals', 'k:a', 'x'), denyIf('Bool', 'k:b', 'true'))).toBe(
    'if StringEquals k:a = x, unless Bool k:b = true',
  );
});

test('up to eight values are shown, and of more the number', () => {
  expect(conditionOf(allowIf('StringEquals', 'k:a', letters(8)))).toBe(
    'if StringEquals k:a = [a, b, c, d, e, f, g, h]',
  );
  expect(conditionOf(allowIf('StringEquals', 'k:a', letters(9)))).toBe(
    'if StringEquals k:a = [a, b, c, d, e, f, g, h, … (9)]',
  );
});

test('up to eight tests of a condition are shown, and of more the number', () => {
  const asked = (count: number) =>
    conditionOf(
      allow(FOREIGN_ROLE, 'kms:Decrypt', {
        Condition: { Bool: Object.fromEntries(letters(count).map(key => [key, 'true'])) },
      }),
    );
  expect(asked(8)).toMatch(/Bool g = true and Bool h = true$/);
  expect(asked(10)).toMatch(/Bool h = true and 2 more$/);
});

test('up to eight alternatives are shown, and of more the number', () => {
  const alternatives = (count: number) => conditionOf(...letters(count).map(key => allowIf('Bool', key, 'true')));
  expect(alternatives(8)).toMatch(/Bool g = true or Bool h = true$/);
  expect(alternatives(10)).toMatch(/Bool h = true or 2 more$/);
});

test('a value is shown up to 200 characters', () => {
  expect(conditionOf(allowIf('StringEquals', 'k:a', 'x'.repeat(200)))).toBe(`if StringEquals k:a = ${'x'.repeat(200)}`);
  expect(conditionOf(allowIf('StringEquals', 'k:a', 'x'.repeat(201)))).toBe(
    `if StringEquals k:a = ${'x'.repeat(200)}…`,
  );
});
