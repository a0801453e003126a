import { conditionOperator } from '../../lib/key-policy/condition-operators';
import { normalValue } from '../../lib/key-policy/condition-values';

test.each([
  ['Bool', 'True', 'true'],
  ['NumericEquals', '1.0', '1'],
  ['NumericEquals', '1e2', '100'],
  ['NumericEquals', '1e10', '10000000000'],
  ['NumericEquals', '1E-2', '0.01'],
  ['NumericEquals', '+5', '5'],
  ['NumericEquals', '-5.50', '-5.5'],
  ['NumericEquals', '007', '7'],
  ['NumericEquals', '90071992547409.0', '90071992547409'],
  ['NumericEquals', '.55', '0.55'],
  ['NumericEquals', '0000000000000000007', '7'],
  ['NumericEquals', '100000000000000e-10', '10000'],
  ['NumericEquals', '123456789012345', '123456789012345'],
  ['NumericEquals', '1234567890123456', '?1234567890123456'],
  ['NumericEquals', '0x10', '?0x10'],
  ['NumericEquals', '99999999999999999999', '?99999999999999999999'],
  ['NumericEquals', 'many', '?many'],
  ['DateEquals', '2026-01-01T00:00:00Z', '1767225600'],
  ['DateEquals', '1767225600', '1767225600'],
  ['DateEquals', '2026-01-01T01:00:00+01:00', '1767225600'],
  ['DateEquals', '1767225600000', '?1767225600000'],
  ['DateEquals', '2030', '?2030'],
  ['DateEquals', '2026-01', '1767225600'],
  ['DateEquals', '2026-01-01', '1767225600'],
  ['DateEquals', '2026-01-01T00:00:00', '?2026-01-01T00:00:00'],
  ['DateEquals', '2026-01-01T00:00Z', '1767225600'],
  ['DateEquals', '2026-01-01T00:00:00.125Z', '1767225600.125'],
  ['DateEquals', '2026-01-01T00:00:00.5Z', '1767225600.5'],
  ['DateEquals', '2026-01-01T00:00:00.0001Z', '?2026-01-01T00:00:00.0001Z'],
  ['DateEquals', '2026-02-30', '?2026-02-30'],
  ['DateEquals', '2026-01-01 10:00 PM (x)', '?2026-01-01 10:00 PM (x)'],
  ['DateEquals', 'tomorrow', '?tomorrow'],
  ['NumericEquals', '', '?'],
  ['NumericEquals', '1e400', '?1e400'],
  ['NumericEquals', 'Infinity', '?Infinity'],
  ['NumericEquals', '1.00000000000000000001', '?1.00000000000000000001'],
  ['Bool', 't*', 't${*}'],
  ['Bool', '${aws:SecureTransport}', '${aws:securetransport}'],
  ['IpAddress', '10.0.0.0/', '10.0.0.0/'],
  ['IpAddress', '10.0.0.0/8/9', '10.0.0.0/8/9'],
  ['DateEquals', 'on 2026-01-01', '?on 2026-01-01'],
  ['DateEquals', '2026-99-99', '?2026-99-99'],
  ['IpAddress', '10.1.2.3', '10.1.2.3/32'],
  ['IpAddress', '10.1.2.3/8', '10.0.0.0/8'],
  ['IpAddress', '10.1.2.3/0', '0.0.0.0/0'],
  ['IpAddress', '10.1.2.3/33', '10.1.2.3/33'],
  ['IpAddress', '10.1.2.3/033', '10.1.2.3/033'],
  ['IpAddress', '10.1.2.3/-1', '10.1.2.3/-1'],
  ['IpAddress', '10.1.2.3/8.5', '10.1.2.3/8.5'],
  ['IpAddress', '10.1.2.3/x', '10.1.2.3/x'],
  ['IpAddress', '10.1.2.3/31', '10.1.2.2/31'],
  ['IpAddress', '255.255.255.255/24', '255.255.255.0/24'],
  ['IpAddress', '2001:DB8::/32', '2001:db8::/32'],
  ['IpAddress', 'nowhere', 'nowhere'],
  ['StringEqualsIgnoreCase', 'AbC', 'abc'],
  ['StringEquals', 'a*b?', 'a${*}b${?}'],
  ['StringLike', 'a*b?', 'a*b?'],
  ['StringLike', 'a${*}b', 'a${*}b'],
  ['BinaryEquals', 'QmFzZTY0', 'QmFzZTY0'],
  ['BinaryEquals', '1234', '1234'],
])('%s: %s is written %s', (operator, value, expected) => {
  expect(normalValue(value, conditionOperator(operator), true)).toBe(expected);
});

test.each(['StringLike', 'ArnLike', 'StringEquals'])(
  'a variable of %s is plain text where the version knows no variables',
  name => {
    const operator = conditionOperator(name);
    expect(normalValue('${aws:username}', operator, true)).toBe('${aws:username}');
    expect(normalValue('${aws:username}', operator, false)).toBe('${$}{aws:username}');
    expect(normalValue('${open', operator, true)).toBe('${$}{open');
  },
);
