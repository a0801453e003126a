import * as fc from 'fast-check';
import { finding } from './support';
import { findingInWords, lineOf } from '../../lib/monitor/words';

test('any text becomes one line, without what controls a terminal or ends a quoted text, and not too long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), fc.integer({ min: 1, max: 1000 }), (text, most) => {
      const line = lineOf(text, most);
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}"\\]/u);
      expect([...line].length).toBeLessThanOrEqual(most);
      expect(line).toBe(line.trim());
    }),
  );
});

test('a long text is cut between characters, and says so', () => {
  expect(lineOf('🔑'.repeat(20), 5)).toBe('🔑🔑🔑🔑…');
});

test.each([
  [{}, 'critical in us-east-1 of 111122223333: the key in us-east-1 is disabled'],
  [{ account: undefined }, 'critical in us-east-1: the key in us-east-1 is disabled'],
  [
    { kind: 'indeterminate', severity: 'high', message: 'kms:DescribeKey in us-east-1:\u0007 "denied"' },
    "could not check (high) in us-east-1 of 111122223333: kms:DescribeKey in us-east-1: 'denied'",
  ],
] as const)('%j in words', (properties, words) => {
  expect(findingInWords(finding(properties))).toBe(words);
});
