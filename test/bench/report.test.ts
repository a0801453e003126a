import { readFileSync } from 'node:fs';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { Figure, verdictOf } from '../../bench/figure';
import { readResults, Results } from '../../bench/measured';
import { page } from '../../bench/report/page';
import { plot } from '../../bench/report/plot';
import { number } from '../../bench/report/words';

const MET: Figure = {
  name: 'start: `zoom-cmk` <fast>',
  unit: 'ms',
  subject: { what: 'the command', value: 90, memoryMb: 51.4 },
  baseline: { what: '`node -e 0`', value: 60, memoryMb: 40 },
  target: { of: 'ratio', atMost: 2 },
  spread: 0.034,
};
const MISSED: Figure = { ...MET, name: 'compare', target: { of: 'value', atMost: 50 }, note: 'Why.' };
const FREE: Figure = { ...MET, name: 'free', target: undefined };

const RESULTS: Results = {
  schemaVersion: 1,
  measurements: {
    'cli-start': {
      date: '2026-11-25',
      machine: { processor: 'Chip', processors: 2, memoryGb: 8, platform: 'linux x64', node: 'v20.0.0' },
      load: 0.5,
      figures: [MET, MISSED, FREE],
    },
  },
};

test.each([
  [12_345.6, '12,346'],
  [123.4, '123'],
  [12.345, '12.3'],
  [1.2345, '1.23'],
  [0.01234, '0.012'],
  [0, '0'],
  [5, '5'],
])('%d is written as %s', (value, text) => {
  expect(number(value)).toBe(text);
});

test('the page shows each target with what was reached, and each figure with its noise', () => {
  const lines = page(RESULTS).split('\n');
  expect(lines).toContain('| start: `zoom-cmk` <fast> | 90 ms | `node -e 0`: 60 ms | 1.50 × | ≤ 2 × | met |');
  expect(lines).toContain('| compare | 90 ms | `node -e 0`: 60 ms | 1.50 × | ≤ 50 ms | **missed** |');
  expect(lines).toContain('| free | 90 ms | `node -e 0`: 60 ms | 1.50 × | 51 / 40 MB | 3 % |');
  expect(lines).toContain('- compare, against `node -e 0`: Why.');
  expect(lines).toContain('Measured 2026-11-25, 2 × Chip, 8 GB, linux x64, Node.js v20.0.0, load 0.5 before it.');
});

test('the plot has a bar for each target, and tells in words what it shows', () => {
  const svg = plot([MET, MISSED, FREE]);
  expect(XMLValidator.validate(svg)).toBe(true);
  const { svg: root } = new XMLParser({ ignoreAttributes: false }).parse(svg);
  expect(root['@_role']).toBe('img');
  expect(root.desc['#text']).toBe(
    'A bar for each figure: 1 of 2 end before the line of their target. start: zoom-cmk <fast>: 75 % of the target ≤ 2 ×, met; compare: 180 % of the target ≤ 50 ms, missed.',
  );
  expect(svg.match(/<rect class="(met|missed)"/g)).toEqual(['<rect class="met"', '<rect class="missed"']);
  expect(svg).toContain('prefers-color-scheme: dark');
});

test('a bar that would leave the picture is cut, and its number is not', () => {
  const svg = plot([{ ...MISSED, subject: { what: 'ours', value: 50_000 } }]);
  expect(svg).toContain('>100000 %<');
  expect(Number(/class="missed" .*width="(\d+)"/.exec(svg)![1])).toBeLessThan(490);
});

test('the page and the plot are what the results make', () => {
  const results = readResults();
  const figures = Object.values(results.measurements).flatMap(measured => measured.figures);
  expect(readFileSync('docs/performance.md', 'utf8')).toBe(page(results));
  expect(readFileSync('docs/performance.svg', 'utf8')).toBe(plot(figures));
  expect(figures.filter(figure => verdictOf(figure) !== undefined).length).toBeGreaterThan(0);
});
