import { ReportInput } from '../report-input';
import { countsOf } from './counts';
import { markup } from './markup';
import { page } from './page';
import { sectionsOf } from './sections';
import { verdict, verdictInWords } from './verdict';
import { wordingOf } from './wording';

/** A drift report as one HTML file that stands alone: for a review, in print, in the dark, and without a mouse. */
export function htmlReport(input: ReportInput): string {
  const { report, version, createdAt } = input;
  const wording = wordingOf(report);
  const counts = countsOf(report);
  return page({
    title: `${verdictInWords(report, counts, wording)} – ${wording.title}`,
    header: markup`<h1>${wording.title}</h1>\n${verdict(report, counts, wording)}`,
    sections: sectionsOf(input, counts, wording),
    footer: markup`<p>Made by zoom-cmk ${version} at <time datetime="${createdAt}">${createdAt}</time>. The numbers are those of the JSON
report of the same run.</p>`,
  });
}
