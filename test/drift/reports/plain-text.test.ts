import { plainText } from '../../../lib/drift/reports';

test.each([
  ['a line\nand another', String.raw`a line\u000aand another`],
  ['\u001b[31mred\u001b[0m', String.raw`\u001b[31mred\u001b[0m`],
  ['\u009b31m', String.raw`\u009b31m`],
  ['abc\u202ecba', String.raw`abc\u202ecba`],
  ['\u2066x\u2069 \u061c \u200f \u2028', String.raw`\u2066x\u2069 \u061c \u200f \u2028`],
  ['Größe, 鍵 and 🔑 stay', 'Größe, 鍵 and 🔑 stay'],
])('%j is shown as %s', (text, shown) => {
  expect(plainText(text)).toBe(shown);
});
