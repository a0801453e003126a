import { NewsCounts } from './change-counts';
import { Counts } from './counts';
import { ACCOUNT, REGION } from './names';
import { lineOf, OUTCOMES } from './words';
import { isJsonObject } from '../drift/json-value';
import { Outcome } from '../drift/report';
import { SEVERITIES, Severity } from '../drift/severity';

/** What came of a row, as the state machine keeps it: small, as there are thousands. */
export interface RowResult extends Counts, NewsCounts {
  readonly account: string;
  readonly region: string;
  readonly outcome: Outcome;
  /** The most severe of the findings that are open, in one line. @default - there is none */
  readonly worst?: string;
  /** How severe that is. */
  readonly severity?: Severity;
  /** Address of the report. */
  readonly report: string;
}

/** Characters of a text in a result: a summary has room for those of thousands. */
export const MOST_RESULT_CHARACTERS = 300;

const COUNTS = ['drift', 'couldNotCheck', 'keys', 'opened', 'resolved', 'dropped', 'formerKeys'] as const;

/** A result that the state machine has kept; nothing where it is something else. */
export function readRowResult(value: unknown): RowResult | undefined {
  if (!isJsonObject(value)) return undefined;
  const { account, region, outcome, worst, severity, report } = value;
  const isResult =
    typeof account === 'string' &&
    ACCOUNT.test(account) &&
    typeof region === 'string' &&
    REGION.test(region) &&
    typeof outcome === 'string' &&
    Object.hasOwn(OUTCOMES, outcome) &&
    typeof report === 'string' &&
    (worst === undefined || typeof worst === 'string') &&
    (severity === undefined || (SEVERITIES as readonly unknown[]).includes(severity)) &&
    COUNTS.every(name => Number.isSafeInteger(value[name]) && (value[name] as number) >= 0);
  if (!isResult) return undefined;
  const { drift, couldNotCheck, keys, opened, resolved, dropped, formerKeys } = value as unknown as RowResult;
  return {
    ...{ account, region, outcome: outcome as Outcome, drift, couldNotCheck, keys },
    ...{ opened, resolved, dropped, formerKeys },
    ...(worst !== undefined && { worst: lineOf(worst, MOST_RESULT_CHARACTERS) }),
    ...(severity !== undefined && { severity: severity as Severity }),
    report: lineOf(report, MOST_RESULT_CHARACTERS),
  };
}
