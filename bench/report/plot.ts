import { targetOf } from './words';
import { Figure, shareOfTarget, verdictOf } from '../figure';

const [WIDTH, ROW, TOP, BOTTOM] = [960, 30, 76, 40];
/** The bars begin to the right of the names; the target is in the middle of the rest. */
const [NAMES, TARGET] = [470, 680];
const UNIT = TARGET - NAMES;
/** A longer bar would leave the picture: it is cut, and its number says so. */
const MOST = 1.9;
/** A longer name would run into its bar. */
const MOST_LETTERS = 58;

// Contrast of text against its background is above 7 to 1 in both schemes. Missed bars are hatched as well: colour alone tells nobody enough.
const STYLE = `
  text { font: 14px system-ui, sans-serif; fill: #1f2328; }
  .title { font-size: 18px; font-weight: 600; }
  .value { paint-order: stroke; stroke: #ffffff; stroke-width: 5; }
  .page { fill: #ffffff; }
  .line { stroke: #1f2328; stroke-width: 2; stroke-dasharray: 5 4; }
  .met { fill: #1a7f64; }
  .missed { fill: url(#hatched); stroke: #b3400f; }
  .hatch { stroke: #b3400f; stroke-width: 4; }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc; }
    .value { stroke: #0d1117; }
    .page { fill: #0d1117; }
    .line { stroke: #f0f6fc; }
    .met { fill: #3fb992; }
    .missed { stroke: #ff9a62; }
    .hatch { stroke: #ff9a62; }
  }
`;

/** A picture of how far each figure is from its target, as SVG. Figures without a target are left out. */
export function plot(all: readonly Figure[]): string {
  const figures = all.filter(({ target }) => target);
  const height = TOP + figures.length * ROW + BOTTOM;
  const met = figures.filter(figure => verdictOf(figure) === 'met').length;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title desc">
<title id="title">How far each figure is from its target</title>
<desc id="desc">A bar for each figure: ${met} of ${figures.length} end before the line of their target. ${escaped(figures.map(spoken).join('; '))}.</desc>
<style>${STYLE}</style>
<defs><pattern id="hatched" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatch" x1="2" y1="0" x2="2" y2="8"/></pattern></defs>
<rect class="page" width="${WIDTH}" height="${height}"/>
<text class="title" x="16" y="30">How far each figure is from its target</text>
<text x="${TARGET}" y="58" text-anchor="middle">target</text>
<line class="line" x1="${TARGET}" y1="${TOP - 10}" x2="${TARGET}" y2="${height - BOTTOM + 6}"/>
${figures.map(row).join('\n')}
<text x="${NAMES}" y="${height - 14}">shorter is better; a hatched bar misses its target</text>
</svg>
`;
}

function row(figure: Figure, index: number): string {
  const share = shareOfTarget(figure) ?? 0;
  const [y, length] = [TOP + index * ROW, Math.round(Math.min(share, MOST) * UNIT)];
  const name = withoutCode(figure.name);
  return [
    `<text x="16" y="${y + 15}">${escaped(name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1)}…` : name)}</text>`,
    `<rect class="${verdictOf(figure)}" x="${NAMES}" y="${y}" width="${length}" height="20"/>`,
    `<text class="value" x="${NAMES + length + 8}" y="${y + 15}">${percent(share)}</text>`,
  ].join('');
}

function spoken(figure: Figure): string {
  const share = shareOfTarget(figure) ?? 0;
  return `${withoutCode(figure.name)}: ${percent(share)} of the target ${targetOf(figure)}, ${verdictOf(figure)}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function withoutCode(text: string): string {
  return text.replaceAll('`', '');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
