import { findingArticle } from './finding-article';
import { Markup, markup } from './markup';
import { NumberedFinding } from './numbered-findings';
import { Standing, standingOf } from './standing';
import { Wording } from './wording';
import { SEVERITIES } from '../../severity';
import { counted } from '../words';

/**
 * The findings of one standing, the most severe first.
 *
 * @param none what is said where there are none
 */
export function findingsOfStanding(
  all: readonly NumberedFinding[],
  standing: Standing,
  none: string,
  wording: Wording,
): Markup {
  const found = all.filter(({ finding }) => standingOf(finding) === standing);
  if (found.length === 0) return markup`<p>${none}</p>`;
  return markup`${SEVERITIES.map(severity => {
    const own = found.filter(({ finding }) => finding.severity === severity);
    if (own.length === 0) return undefined;
    return markup`<h3>${severity}: ${counted(own.length, 'finding')}</h3>\n${own.map(each => findingArticle(each, wording))}`;
  })}`;
}
