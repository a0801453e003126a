import { sendEvents } from './event-sender';
import { fleetChanges, isChange } from './fleet-changes';
import { fleetEvent } from './fleet-event';
import { FleetStore } from './fleet-store';
import { FleetSummary, FleetTotals, summaryOf } from './fleet-summary';
import { totalsInWords } from './fleet-words';
import { elementsOf } from './json-elements';
import { mapItems } from './map-results';
import { metricLine } from './metrics';
import { rollCall } from './roll-call';
import { readSettings } from './settings';
import { Surroundings } from './surroundings';
import { withClients } from './with-clients';
import { OUTCOMES } from './words';
import { member } from '../drift/json-value';
import { counted } from '../drift/reports/words';
import { shownValue } from '../drift/shown';

/** An object of S3. */
interface Place {
  readonly bucket: string;
  readonly key: string;
}

/** What is summed up. */
export interface FleetRun {
  /** The list of rows that the map was given. */
  readonly inventory: Place;
  /** The manifest that its result writer has written. */
  readonly results: Place;
}

/** What a run over a fleet came to. */
export interface FleetResult extends FleetTotals {
  readonly outcome: FleetSummary['outcome'];
  /** How many accounts and Regions several rows have. */
  readonly duplicates: number;
  /** Address of the summary. */
  readonly report: string;
}

/**
 * Sums up what became of the rows of a fleet, and tells people what is not as it was in the run before.
 *
 * As for a check, events come before the summary that the next run is compared with, and metrics last.
 *
 * @throws {Error} where the inventory or the results can't be read, a setting is wrong, or the summary can't be told or kept
 */
export async function summariseFleet(run: unknown, surroundings: Surroundings): Promise<FleetResult> {
  const { env, log, now } = surroundings;
  const { inventory, results } = readRun(run);
  const settings = readSettings(env);
  const { watch, bus } = settings;
  return withClients(settings, async ({ objects, objectsOf, eventBridge }) => {
    const store = new FleetStore(objects, watch, surroundings);
    const before = await store.standingsBefore();
    const inventories = objectsOf(inventory.bucket);
    const rows = elementsOf(inventories.pieces(inventory.key), inventories.url(inventory.key));
    const called = await rollCall(rows, mapItems(objectsOf(results.bucket), results.key));
    const at = now();
    const summary = summaryOf(called, at.toISOString());
    const changes = fleetChanges(before, summary);
    if (isChange(changes)) await sendEvents(eventBridge, bus, [fleetEvent(watch, summary, changes, store.url)]);
    await store.write(summary, changes);
    const { outcome, totals, accounts, duplicates } = summary;
    log(`${watch}: ${OUTCOMES[outcome]}; ${totalsInWords(totals)}; ${counted(changes.changed.length, 'change')}`);
    for (const { account, drift, couldNotCheck } of accounts) {
      log(metricLine({ watch, account }, { drift, couldNotCheck }, at));
    }
    const { drift, couldNotCheck, keys } = totals;
    log(metricLine({ watch }, { drift, couldNotCheck, keys }, at));
    return { outcome, ...totals, duplicates: duplicates.length, report: store.url };
  });
}

function readRun(run: unknown): FleetRun {
  return { inventory: placeOf(run, 'inventory'), results: placeOf(run, 'results') };
}

function placeOf(run: unknown, name: string): Place {
  const text = (part: keyof Place) => {
    const value = member(run, name, part);
    if (typeof value === 'string' && value !== '') return value;
    throw new Error(`the ${part} of the ${name} is ${shownValue(value)}, expected a text that is not empty`);
  };
  return { bucket: text('bucket'), key: text('key') };
}
