import { createHash } from 'node:crypto';
import { elements, readPage } from './page-reader';
import { htmlReport } from '../../../../lib/drift/reports/html';
import { DARK, LIGHT, Palette, PRINT } from '../../../../lib/drift/reports/html/palette';
import { STYLE } from '../../../../lib/drift/reports/html/style';
import { EXAMPLE } from '../support';

test('the policy of a page allows the one style that it has, by its hash, and nothing else', () => {
  const html = htmlReport(EXAMPLE);
  const [, style] = /<style>([^]*)<\/style>/.exec(html)!;
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = elements(readPage(html), 'meta').find(
    ({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy',
  )!.attributes.content;
  expect(policy.split('; ')).toEqual([
    ...["default-src 'none'", `style-src 'sha256-${hash}'`, 'img-src data:', "base-uri 'none'", "form-action 'none'"],
  ]);
  expect(html.match(/<style/g)).toHaveLength(1);
});

test('the policy comes before all that it is about, the encoding before the policy', () => {
  const html = htmlReport(EXAMPLE);
  const places = ['charset=', 'Content-Security-Policy', '<title', '<link', '<style'].map(each => html.indexOf(each));
  expect([...places].sort((one, other) => one - other)).toEqual(places);
  expect(places[0]).toBeGreaterThan(0);
});

test('the style fetches nothing, and has nothing that markup would end', () => {
  expect(STYLE).not.toMatch(/[<&\r]|url\(|@import|@font-face|https?:/);
});

const ALONE: readonly (keyof Palette)[] = ['ink', 'dim', 'link', 'bad', 'gain'];
const PAIRS: readonly (readonly [keyof Palette, keyof Palette])[] = [
  ...ALONE.map(text => [text, 'paper'] as const),
  ...(['ink', 'dim', 'link'] as const).map(text => [text, 'shade'] as const),
  ...[['good', 'goodGround'] as const, ['bad', 'badGround'] as const, ['open', 'openGround'] as const],
  ['gain', 'gainGround'],
];

describe.each<[string, Palette]>([
  ['in daylight', LIGHT],
  ['in the dark', DARK],
  ['on paper', PRINT],
])('%s', (_, palette) => {
  test.each(PAIRS)('%s can be read on %s (WCAG 2.2, 1.4.3)', (text, ground) => {
    expect(contrast(palette[text], palette[ground])).toBeGreaterThanOrEqual(4.5);
  });

  test('lines can be seen (WCAG 2.2, 1.4.11)', () => {
    expect(contrast(palette.line, palette.paper)).toBeGreaterThanOrEqual(3);
  });
});

/** Contrast of two colours as WCAG computes it. */
function contrast(one: string, other: string): number {
  const [dark, light] = [one, other].map(luminance).sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = colour.match(/[0-9a-f]{2}/g)!.map(part => {
    const value = parseInt(part, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
