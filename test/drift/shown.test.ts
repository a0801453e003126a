import fc from 'fast-check';
import { shown, shownValue } from '../../lib/drift/shown';

test.each([
  ['Zoom/Cmk', 'Zoom/Cmk'],
  ['', ''],
  ['Schlüssel 🔑', 'Schlüssel 🔑'],
  ['a\nb\r\tc', 'a?b??c'],
  ['\u001b[31mred\u001b[0m', '?[31mred?[0m'],
  ['\u0000\u007f\u009b', '???'],
  ['line\u2028paragraph\u2029', 'line?paragraph?'],
  ['\u202egpj.exe\u2066', '?gpj.exe?'],
  ['half \ud83d', 'half ?'],
])('%j is shown as %s', (text, line) => {
  expect(shown(text)).toBe(line);
});

test('of a long text, the beginning and the end are shown, as paths differ there', () => {
  const path = `app/${'x'.repeat(1_000)}/cdk.out/Zoom.template.json`;
  expect(shown(path)).toHaveLength(121);
  expect(shown(path)).toMatch(/^app\/x+…x+\/cdk\.out\/Zoom\.template\.json$/);
  expect(shown('x'.repeat(120))).toBe('x'.repeat(120));
});

test('whatever comes in, one short line comes out that controls nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
      expect(shown(text).length).toBeLessThanOrEqual(121);
      expect(shown(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }),
  );
});

test.each<[unknown, string]>([
  [undefined, 'nothing'],
  [Symbol('x'), 'nothing'],
  [null, 'null'],
  ['a\nb', "'a?b'"],
  ['', "''"],
  [5, '5'],
  [false, 'false'],
  [[1, 2], 'a list'],
  [{ toString: 'x' }, 'an object'],
])('a value is shown by what it is: %p', (value, text) => {
  expect(shownValue(value)).toBe(text);
});
