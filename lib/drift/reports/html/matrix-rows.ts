import { Cell, cellsOf } from './cells';
import { CheckGroup } from './check-group';
import { Markup, markup } from './markup';
import { nameOfKey } from './names';
import { KeyFindings, NumberedFinding } from './numbered-findings';
import { findingLinks, sign, standingInWords } from './signs';
import { standingOf } from './standing';
import { Wording } from './wording';

/** References beyond these are counted: a cell has to stay a cell. */
const MOST_LINKS = 3;

/** What a row begins with, before its cells. */
export const ROW_HEADS = ['Key', 'Role in the set', 'Live state'];

/** A key, and what was found at it. */
export function keyRow({ key, number, found }: KeyFindings, columns: readonly CheckGroup[], wording: Wording): Markup {
  const isAws = key.cloud === 'aws';
  const { keyArn = isAws ? 'no key' : undefined, setRole, state = isAws ? 'not seen' : 'not said' } = key;
  const name = nameOfKey(key);
  const arn = name === keyArn || keyArn === undefined ? undefined : markup`<br/><small><code>${keyArn}</code></small>`;
  const cells = cellsOf(columns, found).map(each => cell(each, wording));
  return markup`<tr id="key-${number}"><th scope="row"><code>${name}</code>${arn}</th><td>${isAws ? setRole : 'no set'}</td><td>${state}</td>${cells}</tr>\n`;
}

/** Findings at no key that is known: which keys they mean is not known either, so nothing there is fine. */
export function otherRow(found: readonly NumberedFinding[], columns: readonly CheckGroup[], wording: Wording): Markup {
  const suppressed = found.every(({ finding }) => standingOf(finding) === 'suppressed');
  const cells = cellsOf(columns, found, suppressed ? 'suppressed' : 'could-not-check').map(each => cell(each, wording));
  return markup`<tr><th scope="row">keys that are not known</th><td>not known</td><td>not seen</td>${cells}</tr>\n`;
}

function cell({ standing, findings }: Cell, wording: Wording): Markup {
  const links = findings.length > 0 ? markup` <small>no. ${findingLinks(findings, MOST_LINKS)}</small>` : undefined;
  return markup`<td class="${standing}">${sign(standing, standingInWords(standing, wording))}${links}</td>`;
}
