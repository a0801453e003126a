import fc from 'fast-check';
import { hostileText, readMarkdown, UNPORTABLE } from './support';
import { markdownAdvice, markdownCode, markdownSentence } from '../../../lib/drift/reports/markdown-text';
import { portableText } from '../../../lib/drift/reports/portable-text';

test.each([
  ['the key in us-east-1 is disabled', 'the key in `us-east-1` is disabled'],
  ['role/X gains kms:Decrypt in eu-central-1, if so', '`role/X` gains `kms:Decrypt` in `eu-central-1`, if so'],
  ['see @someone (#1) at www.example.com', 'see `@someone (#1`) at `www.example.com`'],
  ["Zoom's key broker (409910850980) loses it: all", "Zoom's key broker `(409910850980`) loses it: all"],
  ['a  b', '`a  b`'],
  ['', ''],
])('the sentence %j is written as %s', (text, markdown) => {
  expect(markdownSentence(text)).toBe(markdown);
});

test.each([
  ['arn:aws:kms:*', '`arn:aws:kms:*`'],
  ['<script>', '`<script>`'],
  ['a|b', '<code>a&#124;b</code>'],
  ['\\|', '<code>&#92;&#124;</code>'],
  ['`', '<code>&#96;</code>'],
  [' a', '<code> a</code>'],
  ['a@b.c|', '<code>a&#64;<!-- -->b&#46;c&#124;</code>'],
  ['a\nb', '`a\\u000ab`'],
  ['\\', '`\\`'],
  ['', ''],
])('%j is written as the code %s', (text, markdown) => {
  expect(markdownCode(text)).toBe(markdown);
});

test('commands of an advice are code, and what is between them is not', () => {
  expect(markdownAdvice('Put it back: `zoom-cmk drift --fix-plan` prints the command.')).toBe(
    'Put it back: `zoom-cmk drift --fix-plan` prints the command.',
  );
  expect(markdownAdvice('`a` or `b`')).toBe('`a` or `b`');
});

test('a long text is cut, between characters, and says how much is left', () => {
  const shown = markdownCode('😀'.repeat(510));
  expect(shown).toBe(`\`${'😀'.repeat(500)}… (10 more characters)\``);
});

test('any text comes back, and leaves nothing but plain words outside of code', () => {
  fc.assert(
    fc.property(hostileText, text => {
      for (const markdown of [markdownCode(text), markdownSentence(text)]) {
        expect(markdown).not.toMatch(UNPORTABLE);
        expect(markdown).not.toMatch(/[\n|]/);
        const { read, outside } = readMarkdown(markdown);
        expect(read).toBe(portableText(text));
        expect(outside).toMatch(/^[A-Za-z ,.;:()'-]*$/);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('an advice of any text has nothing but plain words outside of code', () => {
  fc.assert(
    fc.property(hostileText, text => {
      const markdown = markdownAdvice(text);
      expect(markdown).not.toMatch(/[\n|]/);
      expect(readMarkdown(markdown).outside).toMatch(/^[A-Za-z ,.;:()'-]*$/);
    }),
  );
});
