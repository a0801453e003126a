import { Cloud } from '../../finding';
import { ReportInput } from '../report-input';
import { Counts } from './counts';
import { findingsOfStanding } from './finding-sections';
import { grants } from './grants';
import { legend } from './legend';
import { Markup, markup } from './markup';
import { matrix } from './matrix';
import { findingsByKey, KeyFindings, NumberedFinding } from './numbered-findings';
import { numbers } from './numbers';
import { Section } from './page';
import { policies } from './policies';
import { policiesOfKeys } from './policy-texts';
import { limits, suppressionNotes, uncheckedKeys } from './remarks';
import { Standing } from './standing';
import { Wording } from './wording';

const OF_SETS = markup`
<p>Rotation, and which keys belong to a set, are judged at its primary: KMS shares them in the set.</p>`;

const CLOUDS: readonly Cloud[] = ['aws', 'azure', 'oci'];

/** The sections of a report. Each is there, also where it has nothing to tell: then it says so. */
export function sectionsOf(input: ReportInput, counts: Counts, wording: Wording): Section[] {
  const { findings, keys, notChecked, notShown, suppressionNotes: notes } = input.report;
  const { ofKeys, ofNone } = findingsByKey(input.report);
  const numbered = findings.map((finding, index) => ({ finding, number: index + 1 }));
  const of = (standing: Standing, none: string) => findingsOfStanding(numbered, standing, none, wording);
  const titled = (title: string, count: number) => `${title} (${count})`;
  const { drift, 'could-not-check': open, note, suppressed } = counts.allFindings;
  return [
    section('numbers', 'Numbers', numbers(counts, wording)),
    section('matrix', 'Regions × checks', matrices(ofKeys, ofNone, wording)),
    section('drift', titled('Findings', drift), of('drift', 'Nothing was found to differ.')),
    section('open', titled('Could not be checked', open), of('could-not-check', 'Nothing that was asked for.')),
    section('notes', titled('Notes', note), of('note', 'Nothing is named beside what counts.')),
    section(
      'suppressed',
      titled('Suppressed findings', suppressed),
      markup`${of('suppressed', 'No finding is suppressed.')}${suppressionNotes(notes)}`,
    ),
    section('policies', 'Policies side by side', policies(policiesOfKeys(input.policies, ofKeys), wording)),
    section('grants', 'Grants', grants(keys)),
    section('not-checked', titled('Not checked', notChecked.length), uncheckedKeys(notChecked)),
    section('limits', 'What a check cannot show', limits(notShown)),
  ];
}

function section(id: string, title: string, content: Markup): Section {
  return { id, title, content };
}

function matrices(ofKeys: readonly KeyFindings[], ofNone: readonly NumberedFinding[], wording: Wording): Markup {
  const tables = CLOUDS.map(cloud => {
    const own = ofKeys.filter(({ key }) => key.cloud === cloud);
    const others = ofNone.filter(({ finding }) => finding.cloud === cloud);
    return own.length + others.length > 0 ? matrix(cloud, own, others, wording) : undefined;
  });
  const ofSets = ofKeys.some(({ key }) => key.cloud === 'aws') ? OF_SETS : undefined;
  return markup`${tables}\n${legend(wording)}${ofSets}`;
}
