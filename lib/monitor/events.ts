import { Changes } from './changes';
import { MonitorEvent } from './event-sender';
import { roughBytes, withoutAccessChanges } from './room';
import { findingInWords, lineOf, OUTCOMES } from './words';
import { Finding } from '../drift/finding';
import { Outcome } from '../drift/report';
import { counted } from '../drift/reports/private/words';
import { CHANGE_LINES } from '../private/monitor-contract';

/** Of what is known to take less, the bytes are not counted. An entry may have 256 KB, with what is around the finding. */
const MOST_BYTES = 200_000;

/** What people read of a change. */
export type ChangeLines = Readonly<Record<(typeof CHANGE_LINES)[number], string>>;

/** A change of what a check finds, for people. */
export function changeEvent(watch: string, outcome: Outcome, changes: Changes, report: string): MonitorEvent {
  const { opened, resolved, open } = changes;
  const lines: ChangeLines = {
    title: titleOf(`Zoom CMK '${watch}'`, outcome),
    summary: `${counted(opened.length, 'finding')} opened, ${resolved.length} resolved, ${open.length} open`,
    worst: worstInWords(changes),
    report: lineOf(report),
  };
  const counts = { opened: opened.length, resolved: resolved.length, open: open.length };
  return { type: 'change', detail: { watch, outcome, ...counts, ...lines } };
}

/** The worst of what is new; where nothing is, of what is resolved, which people wait for, and of what is left. */
function worstInWords({ opened, resolved, open }: Changes): string {
  const [news] = opened;
  if (news) return findingInWords(news);
  const [[gone], [left]] = [resolved, open];
  const parts = [
    ...(gone ? [`resolved: ${findingInWords(gone)}`] : []),
    left ? `still open: ${findingInWords(left)}` : 'nothing is open any more',
  ];
  return lineOf(parts.join('; '));
}

/** What people read first. */
export function titleOf(what: string, outcome: Outcome): string {
  return lineOf(`${what}: ${OUTCOMES[outcome]}`);
}

/** Each finding that was opened or resolved, for programs. */
export function findingEvents(watch: string, { opened, resolved }: Changes): MonitorEvent[] {
  const event = (status: 'opened' | 'resolved') => (finding: Finding) => findingEvent(watch, status, finding);
  return [...opened.map(event('opened')), ...resolved.map(event('resolved'))];
}

function findingEvent(watch: string, status: 'opened' | 'resolved', finding: Finding): MonitorEvent {
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
