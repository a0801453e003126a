import { setTimeout as delay } from 'node:timers/promises';
import { EventBridgeClient, PutEventsCommand, PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { messageOf } from '../drift/live';
import { MONITOR_DETAIL_TYPES, MONITOR_EVENT_SOURCE } from '../private/monitor-contract';

/** An event that a function puts on its bus. */
export interface MonitorEvent {
  readonly type: keyof typeof MONITOR_DETAIL_TYPES;
  readonly detail: object;
  /** ARNs of what it is about. @default - none */
  readonly resources?: readonly string[];
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
const MOST_ENTRIES = 10;

/** EventBridge takes 256 KB in one request. */
const MOST_BYTES = 240_000;

const ATTEMPTS = 4;
const FIRST_WAIT_MS = 200;

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html */
const PASSING: readonly (string | undefined)[] = ['InternalFailure', 'InternalException', 'ThrottlingException'];

/** Puts events on a bus, in their order. @throws {Error} where one of them is not taken, tried several times. */
export async function sendEvents(
  client: EventBridgeClient,
  bus: string,
  events: readonly MonitorEvent[],
): Promise<void> {
  for (const entries of batches(events.map(event => entryOf(event, bus)))) await sendBatch(client, bus, entries);
}

async function sendBatch(client: EventBridgeClient, bus: string, entries: PutEventsRequestEntry[]): Promise<void> {
  let left = entries;
  for (let attempt = 1; ; attempt++) {
    const results = await put(client, bus, left);
    const refused = left.flatMap((entry, index) =>
      results[index]?.EventId ? [] : [{ entry, code: results[index]?.ErrorCode }],
    );
    if (refused.length === 0) return;
    if (attempt === ATTEMPTS || refused.some(({ code }) => !PASSING.includes(code))) {
      const codes = [...new Set(refused.map(({ code }) => code ?? 'no answer'))].join(', ');
      throw new Error(`can't put ${refused.length} of ${entries.length} events on ${bus}: ${codes}`);
    }
    left = refused.map(({ entry }) => entry);
    await delay(FIRST_WAIT_MS * 2 ** (attempt - 1));
  }
}

async function put(client: EventBridgeClient, bus: string, Entries: PutEventsRequestEntry[]) {
  try {
    const { Entries: results = [] } = await client.send(new PutEventsCommand({ Entries }));
    return results;
  } catch (error) {
    throw new Error(`can't put events on ${bus}: ${messageOf(error)}`);
  }
}

function entryOf({ type, detail, resources = [] }: MonitorEvent, EventBusName: string): PutEventsRequestEntry {
  return {
    EventBusName,
    Source: MONITOR_EVENT_SOURCE,
    DetailType: MONITOR_DETAIL_TYPES[type],
    Detail: JSON.stringify(detail),
    Resources: [...resources],
  };
}

function batches(entries: readonly PutEventsRequestEntry[]): PutEventsRequestEntry[][] {
  const made: PutEventsRequestEntry[][] = [];
  let room = 0;
  for (const entry of entries) {
    room -= bytesOf(entry);
    if (room < 0 || made.at(-1)?.length === MOST_ENTRIES) {
      made.push([]);
      room = MOST_BYTES - bytesOf(entry);
    }
    made.at(-1)!.push(entry);
  }
  return made;
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html#eb-putevent-size */
function bytesOf({ Source, DetailType, Detail, Resources = [] }: PutEventsRequestEntry): number {
  return [Source, DetailType, Detail, ...Resources].reduce((sum, text) => sum + Buffer.byteLength(text ?? ''), 0);
}
