import fc from 'fast-check';
import { jsonFault } from '../../lib/drift/json-fault';

test.each<[string, number, number]>([
  ['', 1, 1],
  ['  \n ', 2, 2],
  ['{', 1, 2],
  ['{\n  "a": 1,\n', 3, 1],
  ['{"a": 1,}', 1, 9],
  ['{"a" 1}', 1, 6],
  ['{"a": }', 1, 7],
  ['{a: 1}', 1, 2],
  ['{"a": 1 "b": 2}', 1, 9],
  ['{"a": 1]', 1, 8],
  ['{,}', 1, 2],
  ['[1, 2', 1, 6],
  ['[1,]', 1, 4],
  ['[1 2]', 1, 4],
  ['[}', 1, 2],
  ['[]]', 1, 3],
  ['{} {}', 1, 4],
  ['"a" x', 1, 5],
  ['"a', 1, 1],
  ['"a\nb"', 1, 1],
  ['"\\x"', 1, 1],
  ['"\\', 1, 1],
  ['nul', 1, 1],
  ['01', 1, 1],
  ['[1.e5]', 1, 2],
  ['[NaN]', 1, 2],
  ["{'a': 1}", 1, 2],
  ['{"a": "\\"", "b": tru}', 1, 18],
  ['[{"a": [1, {"b": [}]}]', 1, 19],
  ['{"a": "b\r\n"}', 1, 7],
  ['{\r\n"a": 1\r\n"b": 2}', 3, 1],
  ['// comment\n{}', 1, 1],
  [']', 1, 1],
  [':', 1, 1],
])('the fault of %j is in line %d, column %d', (text, line, column) => {
  expect(() => JSON.parse(text)).toThrow(SyntaxError);
  expect(jsonFault(text)).toEqual({ line, column });
});

test('a text that is cut off has its fault at its end, or where its last word begins', () => {
  const texts = fc.json({ maxDepth: 4 }).chain(json => fc.nat({ max: json.length }).map(end => json.slice(0, end)));
  fc.assert(
    fc.property(texts, cut => {
      fc.pre(!isJson(cut));
      const { line, column } = jsonFault(cut);
      const position =
        cut
          .split('\n')
          .slice(0, line - 1)
          .join('\n').length +
        (line > 1 ? 1 : 0) +
        column -
        1;
      expect(position).toBeLessThanOrEqual(cut.length);
      expect(cut.slice(position)).toMatch(/^("|$|-|[a-z0-9])/);
    }),
  );
});

test('any text that is no JSON has a fault in it, or at its end', () => {
  const characters = fc.constantFrom(...'{}[],:" \n\\"ab1e.-tnu');
  const texts = fc.array(characters, { maxLength: 40 }).map(each => each.join(''));
  fc.assert(
    fc.property(texts, text => {
      fc.pre(!isJson(text));
      const { line, column } = jsonFault(text);
      const lines = text.split('\n');
      expect(line).toBeGreaterThanOrEqual(1);
      expect(line).toBeLessThanOrEqual(lines.length);
      expect(column).toBeGreaterThanOrEqual(1);
      expect(column).toBeLessThanOrEqual(lines[line - 1].length + 1);
    }),
    { numRuns: 500 },
  );
});

test('a deep and long text is no burden', () => {
  expect(jsonFault('['.repeat(1_000_000))).toEqual({ line: 1, column: 1_000_001 });
  expect(jsonFault(`[${'1,'.repeat(500_000)}x`)).toEqual({ line: 1, column: 1_000_002 });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
