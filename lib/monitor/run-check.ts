import { changeCounts, ChangeCounts, isNews } from './change-counts';
import { changesBetween } from './changes';
import { Counts, countsOf } from './counts';
import { inTime } from './deadline';
import { sendEvents } from './event-sender';
import { changeEvent, findingEvents, formerKeysCounted } from './events';
import { examine } from './examine';
import { ReportStore } from './report-store';
import { readSettings, readSettleMs } from './settings';
import { FunctionContext, Surroundings } from './surroundings';
import { withClients } from './with-clients';
import { OUTCOMES } from './words';
import { WantedKeys } from '../drift/check';
import { Finding } from '../drift/finding';
import { AwsAccess } from '../drift/live';
import { Outcome, outcomeOf } from '../drift/report';
import { counted } from '../drift/reports/words';

/** What a run checks, and who hears of it. */
export interface CheckRun {
  /** Folder of its reports. */
  readonly folder: string;
  readonly account: string;
  readonly keys: readonly WantedKeys[];
  /** Role that is assumed in the account. @default - the function's own */
  readonly roleArn?: string;
  /** Whether people are told of changes, and not programs alone. */
  readonly tellsPeople: boolean;
}

/** What came of a run. */
export interface CheckResult extends Counts, ChangeCounts {
  readonly outcome: Outcome;
  /** The most severe of the findings that are open. */
  readonly worst?: Finding;
  /** Address of the report. */
  readonly report: string;
}

/**
 * Checks keys, and tells what is not as it was in the run before.
 *
 * Events come before the report that the next run is compared with: where a run ends between the two, it tells twice, and not never.
 *
 * @throws {Error} where a setting is wrong, or what was found can't be told or kept
 */
export async function runCheck(
  run: CheckRun,
  context: FunctionContext,
  surroundings: Surroundings,
): Promise<CheckResult> {
  const settings = readSettings(surroundings.env);
  const settleMs = readSettleMs(surroundings.env);
  return withClients(settings, async ({ objects, eventBridge }) => {
    const store = new ReportStore(objects, run.folder, surroundings);
    const before = await store.standingBefore();
    const check = await inTime(context, async ({ signal, mostSettleMs }) => {
      const access = new AwsAccess({ roleArns: run.roleArn === undefined ? [] : [run.roleArn], signal });
      const { account, keys } = run;
      return examine(access, { account, keys, settleMs: Math.min(settleMs, mostSettleMs), signal }).finally(() =>
        access.destroy(),
      );
    });
    const { report } = check;
    const changes = changesBetween(before, report);
    const counts = changeCounts(changes);
    const { open } = changes;
    // What was found before, and is hidden now, is open still: nobody turns an alarm off by denying to be looked at.
    const outcome = outcomeOf(open);
    if (isNews(counts)) {
      // First, as the rest may be much: people are told, even where it is not taken or there is no time for it.
      const forPeople = run.tellsPeople ? [changeEvent(settings.watch, outcome, changes, store.url)] : [];
      await sendEvents(eventBridge, settings.bus, [...forPeople, ...findingEvents(settings.watch, changes)]);
    }
    await store.write(check, changes, surroundings.now().toISOString());
    const result: CheckResult = {
      outcome,
      ...countsOf({ findings: open, keys: report.keys }),
      ...counts,
      worst: open[0],
      report: store.url,
    };
    surroundings.log(resultInWords(run.folder, result));
    return result;
  });
}

function resultInWords(folder: string, result: CheckResult): string {
  const { outcome, drift, couldNotCheck, keys, opened, resolved, dropped, formerKeys, open } = result;
  const found = `${drift} drift, ${couldNotCheck} could not check, ${counted(keys, 'key')} seen`;
  return `${folder}: ${OUTCOMES[outcome]}; ${found}; ${opened} opened, ${resolved} resolved, ${dropped} dropped, ${open} open; ${formerKeysCounted(formerKeys)}`;
}
