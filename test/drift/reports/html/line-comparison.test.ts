import fc from 'fast-check';
import { compareLines, LinePair } from '../../../../lib/drift/reports/html/line-comparison';

/** A line each: ` both`, `-declared`, `+live`, or `-declared+live` beside each other. */
function shown(pairs: readonly LinePair[]): string[] {
  return pairs.map(({ declared, live, same }) =>
    same ? ` ${live}` : `${declared === undefined ? '' : `-${declared}`}${live === undefined ? '' : `+${live}`}`,
  );
}

test.each<[string, string[], string[], string[]]>([
  ['equal texts', ['a', 'b'], ['a', 'b'], [' a', ' b']],
  ['a line that is gone', ['a', 'b', 'c'], ['a', 'c'], [' a', '-b', ' c']],
  ['a line that is new', ['a', 'c'], ['a', 'b', 'c'], [' a', '+b', ' c']],
  ['a line that changed', ['a', 'b', 'c'], ['a', 'x', 'c'], [' a', '-b+x', ' c']],
  ['more new lines than old ones', ['a', 'b'], ['x', 'y', 'b'], ['-a+x', '+y', ' b']],
  ['a common line within', ['a', 'm', 'b'], ['x', 'm', 'y'], ['-a+x', ' m', '-b+y']],
  ['a line that is there twice', ['a', 'a'], ['a', 'a', 'a'], [' a', ' a', '+a']],
  ['a comma of JSON', ['"a",', '"b"'], ['"a"'], [' "a"', '-"b"']],
  ['no text', [], ['a'], ['+a']],
])('%s', (_, declared, live, expected) => {
  expect(shown(compareLines(declared, live))).toEqual(expected);
});

const lines = fc.array(fc.constantFrom('{', '}', 'a', 'b', 'c', 'a,'), { maxLength: 30 });

test('both texts are there in full and in their order', () => {
  fc.assert(
    fc.property(lines, lines, (declared, live) => {
      const pairs = compareLines(declared, live);
      expect(pairs.flatMap(pair => pair.declared ?? [])).toEqual(declared);
      expect(pairs.flatMap(pair => pair.live ?? [])).toEqual(live);
    }),
  );
});

test('as many lines are the same as can be', () => {
  const longest = (one: readonly string[], other: readonly string[]): number => {
    const row = other.map(() => 0);
    for (const line of one) {
      let corner = 0;
      other.forEach((each, index) => {
        const above = row[index];
        row[index] =
          line.replace(',', '') === each.replace(',', '') ? corner + 1 : Math.max(above, row[index - 1] ?? 0);
        corner = above;
      });
    }
    return row.at(-1) ?? 0;
  };
  fc.assert(
    fc.property(lines, lines, (declared, live) => {
      const { length } = compareLines(declared, live).filter(({ same }) => same);
      expect(length).toBe(longest(declared, live));
    }),
  );
});

test('texts that are too long to be compared count as changed between what they begin and end with', () => {
  const [declared, live] = ['old', 'new'].map(word => [
    '{',
    ...Array.from({ length: 2000 }, (_, index) => `${word} ${index}`),
    '}',
  ]);
  const pairs = compareLines(declared, live);
  expect(pairs).toHaveLength(2002);
  expect(pairs.filter(({ same }) => same).map(pair => pair.live)).toEqual(['{', '}']);
});
