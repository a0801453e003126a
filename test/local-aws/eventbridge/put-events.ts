import { randomUUID } from 'node:crypto';
import { Faults } from '../faults';
import { busArn, EventBuses } from './event-buses';
import { entryError, EventEntry, entrySize, parseDetail } from './event-entry';
import { AwsError } from '../http/aws-error';
import { Caller } from '../identity/caller';

const MAX_ENTRIES = 10;
/** Of all entries together: 1 MiB to the byte. */
const MAX_BYTES = 1024 * 1024;

/** Takes events: what is wrong with one entry is told in its place, what is wrong with the request fails it. */
export function putEvents(buses: EventBuses, faults: Faults, caller: Caller, input: unknown): object {
  const entries = entriesOf(input);
  const results = entries.map(entry => {
    const error = entryError(entry) ?? faults.entryFailure(caller.region);
    return error ?? { EventId: put(buses, entry, caller) };
  });
  return { FailedEntryCount: results.filter(result => 'ErrorCode' in result).length, Entries: results };
}

function put(buses: EventBuses, entry: EventEntry, { account, region }: Caller): string {
  const id = randomUUID();
  const bus = entry.EventBusName ?? 'default';
  buses.put({
    id,
    bus: bus.slice(bus.indexOf('/') + 1),
    busArn: bus.startsWith('arn:') ? bus : busArn(bus, { account, region }),
    account,
    region,
    time: entry.Time === undefined ? new Date() : new Date(entry.Time * 1000),
    source: entry.Source!,
    detailType: entry.DetailType!,
    resources: entry.Resources ?? [],
    detail: parseDetail(entry.Detail!)!,
  });
  return id;
}

function entriesOf(input: unknown): EventEntry[] {
  const entries = (input as { Entries?: unknown } | null)?.Entries;
  if (!Array.isArray(entries) || entries.some(entry => typeof entry !== 'object' || entry === null)) {
    throw invalid(
      "1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must not be null",
    );
  }
  if (entries.length < 1 || entries.length > MAX_ENTRIES) {
    const bound = entries.length < 1 ? 'greater than or equal to 1' : `less than or equal to ${MAX_ENTRIES}`;
    throw invalid(
      `1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length ${bound}`,
    );
  }
  const bytes = (entries as EventEntry[]).reduce((sum, entry) => sum + entrySize(entry), 0);
  if (bytes > MAX_BYTES) throw invalid('Total size of the entries in the request is over the limit.');
  return entries as EventEntry[];
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
