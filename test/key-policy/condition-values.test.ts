import { conditionOperator } from '../../lib/key-policy/condition-operators';
import { normalValue } from '../../lib/key-policy/condition-values';

test.each([
  ['Bool', 'True', 'true'],
  ['NumericEquals', '1.0', '1'],
  ['NumericEquals', '1e2', '100'],
  ['NumericEquals', '007', '7'],
  ['NumericEquals', '99999999999999999999', '99999999999999999999'],
  ['NumericEquals', 'many', 'many'],
  ['DateEquals', '2026-01-01T00:00:00Z', '1767225600000'],
  ['DateEquals', '1767225600', '1767225600000'],
  ['DateEquals', '2026-01-01T01:00:00+01:00', '1767225600000'],
  ['DateEquals', 'tomorrow', 'tomorrow'],
  ['DateEquals', '2026-99-99', '2026-99-99'],
  ['IpAddress', '10.1.2.3', '10.1.2.3/32'],
  ['IpAddress', '10.1.2.3/8', '10.0.0.0/8'],
  ['IpAddress', '10.1.2.3/0', '0.0.0.0/0'],
  ['IpAddress', '10.1.2.3/33', '10.1.2.3/33'],
  ['IpAddress', '2001:DB8::/32', '2001:db8::/32'],
  ['IpAddress', 'nowhere', 'nowhere'],
  ['StringEqualsIgnoreCase', 'AbC', 'abc'],
  ['StringEquals', 'a*b?', 'a${*}b${?}'],
  ['StringLike', 'a*b?', 'a*b?'],
  ['StringLike', 'a${*}b', 'a${*}b'],
  ['BinaryEquals', 'QmFzZTY0', 'QmFzZTY0'],
])('%s: %s is written %s', (operator, value, expected) => {
  expect(normalValue(value, conditionOperator(operator), true)).toBe(expected);
});

test('a variable is plain text where the version knows no variables', () => {
  const like = conditionOperator('StringLike');
  expect(normalValue('${aws:username}', like, true)).toBe('${aws:username}');
  expect(normalValue('${aws:username}', like, false)).toBe('${$}{aws:username}');
  expect(normalValue('${open', like, true)).toBe('${$}{open');
});
