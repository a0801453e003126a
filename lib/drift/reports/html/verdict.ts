import { Counts, sumOf } from './counts';
import { Markup, markup } from './markup';
import { sign } from './signs';
import { STANDING_OF_OUTCOME } from './standing';
import { Wording } from './wording';
import { DriftReport } from '../../report';
import { counted } from '../words';

type Judged = Pick<DriftReport, 'outcome' | 'requirements'>;

/** The verdict in one line: `Drift: 8 findings at 2 keys, 1 suppressed`. */
export function verdictInWords({ outcome }: Judged, { allFindings, keys }: Counts, { verdicts }: Wording): string {
  const looked = counted(sumOf(keys), 'key');
  const counting = allFindings.drift + allFindings['could-not-check'];
  const beside = allFindings.suppressed > 0 ? `, ${allFindings.suppressed} suppressed` : '';
  return `${verdicts[outcome]}: ${counting === 0 ? looked : `${counted(counting, 'finding')} at ${looked}`}${beside}`;
}

/** The verdict, and what it means. */
export function verdict(judged: Judged, counts: Counts, wording: Wording): Markup {
  const { outcome, requirements } = judged;
  const standing = STANDING_OF_OUTCOME[outcome];
  const asked = requirements && ` What was asked for: ${requirementsInWords(requirements)}.`;
  return markup`<p class="verdict ${standing}"><strong>${sign(standing, verdictInWords(judged, counts, wording))}</strong><br/>
${wording.meanings[outcome]}${asked}</p>`;
}

function requirementsInWords({ broker, search }: NonNullable<DriftReport['requirements']>): string {
  return `access for Zoom's key broker, as its ${broker}, and ${search ? 'for its search service' : 'none for its search service'}`;
}
