import * as fc from 'fast-check';
import { oneLine } from '../../../lib/drift/live/one-line';

test('a message has one line', () => {
  expect(oneLine('  User:\n\tis not authorized\r\nto perform \u2028it ')).toBe('User: is not authorized to perform it');
});

test('a message cannot control a terminal, nor turn the direction of text', () => {
  expect(oneLine('\u001b[31mred\u001b[0m \u202eevil\u0007')).toBe('[31mred [0m evil');
});

test('a message is short, and cut between characters', () => {
  const cut = oneLine('🔑'.repeat(400));
  expect([...cut]).toHaveLength(300);
  expect(cut.endsWith('🔑…')).toBe(true);
  expect(oneLine('a '.repeat(150))).toHaveLength(299);
});

test.each([
  ['x-amz-security-token:FwoGZXIvYXdzEBYaDHq', 'FwoGZXIvYXdzEBYaDHq'],
  ['X-Amz-Security-Token=FwoGZXIvYXdz&more', 'FwoGZXIvYXdz'],
  ['AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101, Signature=c0ffee', 'AKIAIOSFODNN7EXAMPLE'],
  ['Signature=c0ffee00', 'c0ffee00'],
  ['the key ASIAIOSFODNN7EXAMPLE is expired', 'ASIAIOSFODNN7EXAMPLE'],
  ['got "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"', 'wJalrXUtnFEMI'],
  [`token ${'IQoJb3JpZ2luX2VjE+/='.repeat(20)}`, 'IQoJb3JpZ2luX2VjE'],
])('a message has no secret: %s', (text, secret) => {
  const line = oneLine(text);
  expect(line).not.toContain(secret);
  expect(line).toContain('[hidden]');
});

test.each([
  'arn:aws:kms:us-east-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab is pending deletion.',
  'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_AdministratorAccess_0123456789abcdef',
  'arn:aws:cloudformation:us-east-1:111122223333:stack/Zoom/5a3f3f10-1111-2222-3333-0123456789ab',
  'da39a3ee5e6b4b0d3255bfef95601890afd80709',
])('a message keeps what people need: %s', text => {
  expect(oneLine(text)).toBe(text);
});

test('whatever comes in, one short printable line comes out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), text => {
      const line = oneLine(text);
      expect([...line].length).toBeLessThanOrEqual(300);
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }),
  );
});
