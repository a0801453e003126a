import { compareLines } from './line-comparison';
import { Markup, markup } from './markup';
import { policyComparison } from './policy-comparison';
import { differs, KeyPolicyTexts, linesOf } from './policy-texts';
import { gainsAndLosses } from './policy-words';
import { Room } from './room';
import { shownLines } from './shown-lines';
import { Wording } from './wording';
import { counted, regionInWords } from '../words';

/** Lines of a text that stands alone, beyond which they are counted. */
const MOST_LINES = 400;

/** The policy of a key, which can be folded. One that differs is open. */
export function policyDetails(each: KeyPolicyTexts, room: Room, wording: Wording): Markup {
  const { constructPath, region } = each.texts;
  const name = markup`<code>${constructPath}</code> in ${regionInWords(region)}`;
  const open = differs(each) ? markup` open="open"` : undefined;
  return markup`<details class="key-policy"${open}><summary><h4>${name}: ${summaryOf(each, wording)}</h4></summary>
${gainsAndLosses(each.of?.found ?? [])}${contentOf(each, room, wording)}</details>\n`;
}

function summaryOf({ texts: { declared, live } }: KeyPolicyTexts, wording: Wording): string {
  const demanded = wording.demanded.toLowerCase();
  if (declared === undefined && live === undefined) return `neither the ${demanded} nor the live policy is known`;
  if (declared === undefined) return `the live policy; the ${demanded} one is not known`;
  if (live === undefined) return `the ${demanded} policy; the live one is not known`;
  return `${demanded} and live ${declared === live ? 'are the same text' : 'differ'}`;
}

function contentOf({ texts }: KeyPolicyTexts, room: Room, { demanded }: Wording): Markup {
  const { constructPath, region, declared, live } = texts;
  const one = live ?? declared;
  if (one === undefined) return markup`<p>There is no text.</p>`;
  if (room.isFull) return markup`<p>${counted(linesOf(one).length, 'line')}, not shown: the page has no more room.</p>`;
  if (declared === undefined || live === undefined || declared === live) return policyText(linesOf(one), room);
  const rows = shownLines(compareLines(linesOf(declared), linesOf(live)));
  room.take(rows.length);
  return policyComparison(`Policy of ${constructPath} in ${regionInWords(region)}`, demanded, rows);
}

function policyText(lines: readonly string[], room: Room): Markup {
  const shown = lines.slice(0, room.take(Math.min(lines.length, MOST_LINES)));
  const more = lines.length - shown.length;
  const rest = more > 0 ? markup`<p>… ${counted(more, 'line')} not shown</p>` : undefined;
  return markup`<pre><code>${shown.map(line => markup`${line}\n`)}</code></pre>${rest}`;
}
