import { changeCounts } from './change-counts';
import { Changes } from './changes';
import { MonitorEvent } from './event-sender';
import { FormerKey } from './key-arns';
import { roughBytes, withoutAccessChanges } from './room';
import { findingInWords, lineOf, OUTCOMES } from './words';
import { Finding } from '../drift/finding';
import { keyIdIn } from '../drift/key-arn';
import { Outcome } from '../drift/report';
import { counted } from '../drift/reports/words';
import { CHANGE_LINES } from '../private/monitor-contract';

/** Of what is known to take less, the bytes are not counted. An entry may have 256 KB, with what is around the finding. */
const MOST_BYTES = 200_000;

/** What people read of a change. */
export type ChangeLines = Readonly<Record<(typeof CHANGE_LINES)[number], string>>;

/** A change of what a check finds, for people. */
export function changeEvent(watch: string, outcome: Outcome, changes: Changes, report: string): MonitorEvent {
  const counts = changeCounts(changes);
  const { opened, resolved, dropped, open } = counts;
  const lines: ChangeLines = {
    title: titleOf(`Zoom CMK '${watch}'`, outcome),
    summary: lineOf(
      [
        `${counted(opened, 'finding')} opened, ${resolved} resolved, ${open} open`,
        ...(dropped > 0 ? [droppedInWords(dropped)] : []),
        ...formerKeysInWords(changes.formerKeys),
      ].join('; '),
    ),
    worst: worstInWords(changes),
    report: lineOf(report),
  };
  return { type: 'change', detail: { watch, outcome, ...counts, ...lines } };
}

/** The worst of what is new; where nothing is, of what is resolved, which people wait for, of what is dropped, and of what is left. */
function worstInWords({ opened, resolved, dropped, open }: Changes): string {
  const [news] = opened;
  if (news) return findingInWords(news);
  const [[gone], [unwatched], [left]] = [resolved, dropped, open];
  const parts = [
    ...(gone ? [`resolved: ${findingInWords(gone)}`] : []),
    ...(unwatched ? [`not checked any more: ${findingInWords(unwatched)}`] : []),
    left ? `still open: ${findingInWords(left)}` : gone || unwatched ? 'nothing else is open' : 'nothing is open',
  ];
  return lineOf(parts.join('; '));
}

/** What is said of findings at what is not checked any more. */
export function droppedInWords(dropped: number): string {
  return `${counted(dropped, 'finding')} not looked for any more, and not known to be resolved`;
}

/** Characters of the keys that are not checked any more: there may be thousands. */
const MOST_CHARACTERS = 500;

function formerKeysInWords(keys: readonly FormerKey[]): string[] {
  if (keys.length === 0) return [];
  const regions = new Map<string, string[]>();
  for (const { keyArn, replacedBy } of keys) {
    const [, , , region, account] = keyArn.split(':');
    const replacement = replacedBy === undefined ? '' : `, replaced by ${keyIdIn(replacedBy)}`;
    const set = `${keyIdIn(keyArn)} of ${account}${replacement}`;
    regions.set(set, [...(regions.get(set) ?? []), region]);
  }
  const sets = [...regions].map(([set, where]) => `${set}, in ${where.join(', ')}`).join('; ');
  return [`${formerKeysCounted(keys.length)}: ${lineOf(sets, MOST_CHARACTERS)}`];
}

/** What is said of keys that are not checked any more. */
export function formerKeysCounted(formerKeys: number): string {
  return `${counted(formerKeys, 'key')} not checked any more`;
}

/** What people read first. */
export function titleOf(what: string, outcome: Outcome): string {
  return lineOf(`${what}: ${OUTCOMES[outcome]}`);
}

/** What became of a finding. */
type FindingStatus = 'opened' | 'resolved' | 'dropped';

/** Each finding that was opened, resolved or dropped, for programs. */
export function findingEvents(watch: string, changes: Pick<Changes, FindingStatus>): MonitorEvent[] {
  const { opened, resolved, dropped } = changes;
  const event = (status: FindingStatus) => (finding: Finding) => findingEvent(watch, status, finding);
  return [...opened.map(event('opened')), ...resolved.map(event('resolved')), ...dropped.map(event('dropped'))];
}

function findingEvent(watch: string, status: FindingStatus, finding: Finding): MonitorEvent {
  return {
    type: 'finding',
    detail: { watch, status, ...inRoom(finding) },
    resources: finding.keyArn === undefined ? [] : [finding.keyArn],
  };
}

function inRoom(finding: Finding): { readonly finding: Finding; readonly truncated?: true } {
  if (roughBytes(finding) <= MOST_BYTES) return { finding };
  return { finding: { ...withoutAccessChanges(finding), message: lineOf(finding.message) }, truncated: true };
}
