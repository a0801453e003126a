import fc from 'fast-check';
import { LinePair } from '../../../../lib/drift/reports/html/line-comparison';
import { shownLines } from '../../../../lib/drift/reports/html/shown-lines';

const pair = (same: boolean, line = 'x'): LinePair => ({ declared: line, live: line, same });

test('of a text with room for all of it, all of it is shown', () => {
  const pairs = Array.from({ length: 400 }, () => pair(true));
  expect(shownLines(pairs)).toEqual(pairs);
});

test('of a long text the differences are shown, with three lines around them', () => {
  const pairs = Array.from({ length: 1000 }, (_, index) => pair(index !== 500, `${index}`));
  const rows = shownLines(pairs);
  expect(rows.map(row => ('omitted' in row ? row : row.live))).toEqual([
    { omitted: 497, same: true },
    ...['497', '498', '499', '500', '501', '502', '503'],
    { omitted: 496, same: true },
  ]);
});

test('where there are too many differences, the rest is counted', () => {
  const rows = shownLines(Array.from({ length: 1000 }, () => pair(false)));
  expect(rows).toHaveLength(401);
  expect(rows.at(-1)).toEqual({ omitted: 600, same: false });
});

test('each line is shown or counted', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 1500 }), sames => {
      const rows = shownLines(sames.map(same => pair(same)));
      expect(rows.reduce((sum, row) => sum + ('omitted' in row ? row.omitted : 1), 0)).toBe(sames.length);
      expect(rows.length).toBeLessThanOrEqual(401);
    }),
  );
});
