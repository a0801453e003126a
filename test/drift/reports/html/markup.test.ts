import { markup } from '../../../../lib/drift/reports/html/markup';

test('what is no markup is text, also within lists', () => {
  expect(markup`<p>${'<b>'}${['&', [1, markup`<br/>`]]}</p>`.html).toBe('<p>&lt;b&gt;&amp;1<br/></p>');
});

test('nothing is left of what is undefined', () => {
  expect(markup`<p>${undefined}</p>`.html).toBe('<p></p>');
});

test('a text that looks like what markup is made of is text', () => {
  const disguised = JSON.parse('{"html":"<b>"}') as { html: string };
  expect(() => markup`${disguised as never}`.html).toThrow();
});
