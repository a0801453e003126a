import * as fc from 'fast-check';
import { elementsOf } from '../../lib/monitor/json-elements';

async function* inPieces(text: string, length = 7): AsyncIterable<string> {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

async function elements(pieces: AsyncIterable<string>): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const { element } of elementsOf(pieces, 'the list')) found.push(element);
  return found;
}

test('a list in JSON is taken apart as JSON.parse would, wherever its pieces end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.jsonValue({ maxDepth: 3 })),
      fc.integer({ min: 1, max: 20 }),
      fc.constantFrom(0, 2),
      async (list, length, indent) => {
        const text = JSON.stringify(list, undefined, indent);
        expect(await elements(inPieces(text, length))).toEqual(JSON.parse(text));
      },
    ),
  );
});

test.each([
  ['[]', []],
  [' [ ] \n', []],
  ['\ufeff["]", "\\"[,", {"}": "]"}]', [']', '"[,', { '}': ']' }]],
  ['[1,]', [1, undefined]],
  ['[nonsense, 2]', [undefined, 2]],
])('%j is %j', async (text, expected) => {
  expect(await elements(inPieces(text))).toEqual(expected);
});

test('an element that is too long is nothing, and hides no other', async () => {
  const text = JSON.stringify([1, 'x'.repeat(3 * 1024 * 1024), 2]);
  expect(await elements(inPieces(text, 65_536))).toEqual([1, undefined, 2]);
});

test.each(['', '{}', '"[]"', '[1', '[1, "2]', '[[1]', '[1] 2', '[1]]', 'null'])('fails on %j', async text => {
  await expect(elements(inPieces(text))).rejects.toThrow('the list is no list in JSON, or not all of one');
});
