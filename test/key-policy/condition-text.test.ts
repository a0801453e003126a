import { patternText, textPattern } from '../../lib/key-policy/condition-text';
import { ANY_RUN, matchesGlob } from '../../lib/key-policy/glob';

const matches = (text: string, value: string) => matchesGlob(textPattern(text).tokens, value);

test('what is escaped is the character itself', () => {
  expect(matches('a${*}b', 'a*b')).toBe(true);
  expect(matches('a${*}b', 'axb')).toBe(false);
  expect(matches('${?}${$}', '?$')).toBe(true);
});

test('a literal operator takes wildcards as they are', () => {
  expect(textPattern(patternText('a*?', true, true))).toMatchObject({ literal: true, variable: false });
  expect(matches(patternText('a*?', true, true), 'a*?')).toBe(true);
  expect(matches(patternText('a*}', true, true), 'a*}')).toBe(true);
  expect(matches(patternText('a*}', true, true), 'abc}')).toBe(false);
});

test('a variable is seen, and is no literal', () => {
  expect(textPattern('role/${aws:username}')).toMatchObject({ literal: false, variable: true });
  expect(textPattern(patternText('${aws:username}', false, false))).toMatchObject({ literal: true, variable: false });
});

test('a run of stars is one', () => {
  expect(textPattern('a****b').tokens).toHaveLength(3);
  expect(textPattern('ab***c').tokens).toEqual(['ab', ANY_RUN, 'c']);
});
