import { changed } from './access-changes';
import { LinePair } from './line-comparison';
import { Markup, markup } from './markup';
import { OmittedLines } from './shown-lines';
import { table } from './table';
import { counted } from '../words';

/** Two policies side by side, line by line. */
export function policyComparison(
  caption: string,
  demanded: string,
  rows: readonly (LinePair | OmittedLines)[],
): Markup {
  const body = rows.map(row => ('omitted' in row ? omittedRow(row) : lineRow(row)));
  return table(caption, ['Difference', demanded, 'Live'], [markup`<tbody>\n${body}</tbody>`], 'policy');
}

function lineRow({ declared, live, same }: LinePair): Markup {
  const left = code(declared);
  const right = code(live);
  if (same) return markup`<tr><td></td><td>${left}</td><td>${right}</td></tr>\n`;
  const marked = [left && changed('del', left), right && changed('ins', right)].map(each => markup`<td>${each}</td>`);
  return markup`<tr class="differs"><td>${differenceInWords(left, right)}</td>${marked}</tr>\n`;
}

function differenceInWords(left: Markup | undefined, right: Markup | undefined): string {
  if (left && right) return 'changed';
  return left ? 'not live' : 'only live';
}

function code(line: string | undefined): Markup | undefined {
  return line === undefined ? undefined : markup`<code>${line}</code>`;
}

function omittedRow({ omitted, same }: OmittedLines): Markup {
  const what = same ? 'that are the same, not shown' : 'not shown';
  return markup`<tr><td colspan="3">… ${counted(omitted, 'line')} ${what}</td></tr>\n`;
}
