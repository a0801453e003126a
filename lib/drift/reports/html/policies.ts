import { Markup, markup } from './markup';
import { policyDetails } from './policy-details';
import { differs, KeyPolicyTexts } from './policy-texts';
import { Room } from './room';
import { Wording } from './wording';
import { counted } from '../words';

/** Lines that all policies of a page have together; those that differ come first. */
const MOST_LINES = 20_000;

/** Policies that differ, side by side, and then those that do not, whose text is shown once. */
export function policies(all: readonly KeyPolicyTexts[], wording: Wording): Markup {
  if (all.length === 0) return markup`<p>No policy was looked at.</p>`;
  const room = new Room(MOST_LINES);
  const differing = all.filter(differs).map(each => policyDetails(each, room, wording));
  const others = all.filter(each => !differs(each)).map(each => policyDetails(each, room, wording));
  return markup`<p>Lines are compared as text, the live ones in the order of the others, as order means nothing in a policy. What they
mean, and who gains or loses by it, is in the findings: policies that are written differently may mean the same.</p>
<h3>Different texts: ${counted(differing.length, 'key')}</h3>
${differing}<h3>Equal texts, or one text alone: ${counted(others.length, 'key')}</h3>
${others}`;
}
