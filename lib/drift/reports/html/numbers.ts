import { ByStanding, Counts, STANDINGS_OF_FINDINGS, STANDINGS_OF_KEYS, sumOf } from './counts';
import { Markup, markup } from './markup';
import { sign, standingInWords } from './signs';
import { Standing } from './standing';
import { table } from './table';
import { Wording } from './wording';
import { SEVERITIES } from '../../severity';

/** How many findings and keys there are, by what they come to. */
export function numbers({ findings, allFindings, keys }: Counts, wording: Wording): Markup {
  const headsOf = (what: string, standings: readonly Standing[]) => [
    markup`${what}`,
    ...standings.map(standing => sign(standing, standingInWords(standing, wording))),
    markup`all`,
  ];
  const bySeverity = SEVERITIES.map(severity => row(severity, STANDINGS_OF_FINDINGS, findings[severity]));
  const all = row('all findings', STANDINGS_OF_FINDINGS, allFindings);
  const ofKeys = row('all keys', STANDINGS_OF_KEYS, keys);
  return markup`<div class="beside">
${numberTable('Findings by severity', headsOf('Severity', STANDINGS_OF_FINDINGS), [...bySeverity, all])}
${numberTable('Keys by outcome', headsOf('Keys', STANDINGS_OF_KEYS), [ofKeys])}
</div>`;
}

function numberTable(caption: string, heads: readonly Markup[], rows: readonly Markup[]): Markup {
  return table(caption, heads, [markup`<tbody>${rows}</tbody>`], 'numbers');
}

function row(what: string, standings: readonly Standing[], counts: ByStanding): Markup {
  const numbersOf = [...standings.map(standing => counts[standing]), sumOf(counts)];
  return markup`<tr><th scope="row">${what}</th>${numbersOf.map(count => markup`<td>${count}</td>`)}</tr>\n`;
}
