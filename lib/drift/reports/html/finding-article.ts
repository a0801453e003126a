import { accessChanges } from './access-changes';
import { factsOf } from './finding-facts';
import { Markup, markup } from './markup';
import { NumberedFinding } from './numbered-findings';
import { sign, standingInWords } from './signs';
import { standingOf } from './standing';
import { Wording } from './wording';

/** A finding with all that is known of it. */
export function findingArticle({ finding, number }: NumberedFinding, wording: Wording): Markup {
  const { message, severity, gains, losses } = finding;
  const id = `finding-${number}`;
  const standing = standingOf(finding);
  const facts = factsOf(finding).map(([term, fact]) => markup`<dt>${term}</dt><dd>${fact}</dd>\n`);
  return markup`<article id="${id}" class="finding ${severity}" aria-labelledby="${id}-title">
<h4 id="${id}-title">${number}. ${message}</h4>
<p><span class="badge ${severity}">${severity}</span> <span class="badge ${standing}">${sign(standing, standingInWords(standing, wording))}</span></p>
<dl>
${facts}</dl>
${accessChanges(`Gains, finding ${number}`, 'ins', gains)}
${accessChanges(`Losses, finding ${number}`, 'del', losses)}
</article>\n`;
}
