import { escaped } from '../../../../lib/drift/reports/html/escaping';

test.each([
  ['<b> & "c" \'d\'', '&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;'],
  ['&lt;', '&amp;lt;'],
  [']]>', ']]&gt;'],
  ['one\ntwo', String.raw`one\u000atwo`],
  ['abc\u202ecba', String.raw`abc\u202ecba`],
  ['half \ud800 of one', String.raw`half \ud800 of one`],
  ['none: \uffff', String.raw`none: \uffff`],
  ['Größe, 鍵 and 🔑 stay', 'Größe, 鍵 and 🔑 stay'],
])('%j becomes %s', (text, html) => {
  expect(escaped(text)).toBe(html);
});

test('of a long text the beginning is shown, and the rest counted', () => {
  expect(escaped('x'.repeat(4000))).toBe('x'.repeat(4000));
  expect(escaped('x'.repeat(4007))).toBe(`${'x'.repeat(4000)} … (7 more characters)`);
});

test('a long text does not end with half a character', () => {
  expect(escaped(`${'x'.repeat(3999)}🔑y`)).toBe(`${'x'.repeat(3999)} … (3 more characters)`);
});
