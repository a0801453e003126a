import { headed, inSections } from '../../../lib/drift/reports/sections';

test('sections have an empty line between them, and those without lines leave none', () => {
  expect(inSections([['one', 'two'], [], ['three', '']])).toBe('one\ntwo\n\nthree\n');
});

test('a heading stands over lines alone', () => {
  expect(headed('### Keys', ['| a |'])).toEqual(['### Keys', '', '| a |']);
  expect(headed('### Keys', [])).toEqual([]);
});
