import fc from 'fast-check';
import { hostileText, UNPORTABLE } from './support';
import { portableText } from '../../../lib/drift/reports/portable-text';

test.each([
  ['Zoom/Cmk für Köln 😀', 'Zoom/Cmk für Köln 😀'],
  ['a\nb\x1b', 'a\\u000ab\\u001b'],
  ['\u202eabc', '\\u202eabc'],
  ['\ud83d', '\\ud83d'],
  ['\ude00\ud83d', '\\ude00\\ud83d'],
  ['\ufffe\uffff', '\\ufffe\\uffff'],
  ['', ''],
])('%j is shown as %s', (text, shown) => {
  expect(portableText(text)).toBe(shown);
});

test('any text is then on one line, harmless, and stays so', () => {
  fc.assert(
    fc.property(hostileText, text => {
      const shown = portableText(text);
      expect(shown).not.toMatch(UNPORTABLE);
      expect(shown).not.toMatch(/[\n\t]/);
      expect(portableText(shown)).toBe(shown);
    }),
  );
});
