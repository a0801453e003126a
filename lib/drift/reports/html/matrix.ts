import { columnsOf } from './cells';
import { Markup, markup } from './markup';
import { keyRow, otherRow, ROW_HEADS } from './matrix-rows';
import { CLOUD_NAMES } from './names';
import { KeyFindings, NumberedFinding } from './numbered-findings';
import { table } from './table';
import { Wording } from './wording';
import { grouped } from '../../../key-policy';
import { Cloud } from '../../finding';
import { counted, regionInWords } from '../words';

/** The matrix of one cloud: a row for each key, by Region, and a column for each group of checks. */
export function matrix(
  cloud: Cloud,
  ofKeys: readonly KeyFindings[],
  ofNone: readonly NumberedFinding[],
  wording: Wording,
): Markup {
  const columns = columnsOf(cloud, [...ofKeys.flatMap(({ found }) => found), ...ofNone]);
  const heads = [...ROW_HEADS, ...columns.map(({ title }) => title)];
  const keysIn = grouped(ofKeys, ({ key }) => key.region);
  const othersIn = grouped(ofNone, ({ finding }) => finding.region);
  const bodies = [...new Set([...keysIn.keys(), ...othersIn.keys()])].map(region => {
    const [keys, others] = [keysIn.get(region) ?? [], othersIn.get(region) ?? []];
    const head = markup`<strong>${regionInWords(region)}</strong>: ${counted(keys.length, 'key')}`;
    const rest = others.length > 0 ? otherRow(others, columns, wording) : undefined;
    return markup`<tbody>
<tr class="region"><th scope="rowgroup" colspan="${heads.length}">${head}</th></tr>
${keys.map(key => keyRow(key, columns, wording))}${rest}</tbody>`;
  });
  return table(`${CLOUD_NAMES[cloud]}: Regions × checks`, heads, bodies, 'matrix');
}
