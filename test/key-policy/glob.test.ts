import fc from 'fast-check';
import { globTokens, matchesGlob } from '../../lib/key-policy/glob';

test.each([
  ['', '', true],
  ['*', '', true],
  ['*', 'anything', true],
  ['?', '', false],
  ['?', 'a', true],
  ['?', 'ab', false],
  ['a*', 'abc', true],
  ['a*', 'ba', false],
  ['*c', 'abc', true],
  ['a*c', 'abbbc', true],
  ['a*c', 'abbbd', false],
  ['a?c', 'abc', true],
  ['*a*b*', 'xxaxxbxx', true],
  ['*a*b*', 'xxbxxaxx', false],
  ['a**b', 'ab', true],
  ['*?', 'a', true],
  ['*?', '', false],
  ['ab', 'a', false],
])('%j matches %j: %j', (pattern, text, expected) => {
  expect(matchesGlob(globTokens(pattern), text)).toBe(expected);
});

test('a pattern matches the text that it was made from by putting wildcards in', () => {
  const parts = fc.array(fc.tuple(fc.string({ maxLength: 4 }), fc.constantFrom('*', '?', 'x')), { maxLength: 6 });
  fc.assert(
    fc.property(parts, fc.string({ maxLength: 5 }), (pieces, filling) => {
      const literal = pieces.every(([text]) => !/[*?]/.test(text)) && !/[*?]/.test(filling);
      fc.pre(literal);
      const pattern = pieces.map(([text, wildcard]) => text + wildcard).join('');
      const text = pieces.map(
        ([piece, wildcard]) => piece + (wildcard === '*' ? filling : wildcard === '?' ? 'q' : 'x'),
      );
      expect(matchesGlob(globTokens(pattern), text.join(''))).toBe(true);
    }),
  );
});
