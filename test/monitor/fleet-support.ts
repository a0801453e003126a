import { MapItem } from '../../lib/monitor/map-results';
import { RowResult } from '../../lib/monitor/row-result';

/** A row of an inventory: of an account of this number, twelve digits, unless said otherwise. */
export function row(number: number, region = 'us-east-1') {
  return { account: `${number}`.padStart(12, '0'), region, stacks: ['Zoom'] };
}

/** What a check of a row gives that finds nothing, but for what is given. */
export function resultOf(of: { account: string; region: string }, properties: Partial<RowResult> = {}): RowResult {
  return {
    ...{ account: of.account, region: of.region, outcome: 'in-sync', drift: 0, couldNotCheck: 0, keys: 1 },
    ...{ opened: 0, resolved: 0, dropped: 0, formerKeys: 0 },
    ...{ report: `s3://reports/Fleet/accounts/${of.account}/${of.region}/latest.html` },
    ...properties,
  };
}

/** The result of a row where the key is disabled. */
export function driftOf(of: { account: string; region: string }, properties: Partial<RowResult> = {}): RowResult {
  const worst = `critical in ${of.region} of ${of.account}: the key is disabled`;
  return resultOf(of, { outcome: 'drift', drift: 1, opened: 1, worst, severity: 'critical', ...properties });
}

/** An item that succeeded, as the map tells it. */
export function succeeded(of: { account: string; region: string }, properties?: Partial<RowResult>): MapItem {
  return { status: 'succeeded', row: of, result: resultOf(of, properties) };
}

/** A list, one after the other. */
export async function* each<T>(list: readonly T[]): AsyncIterable<T> {
  yield* list;
}

/** Elements of a list in JSON. */
export function elements(list: readonly unknown[]): AsyncIterable<{ element: unknown }> {
  return each(list.map(element => ({ element })));
}

/** An execution as a result writer writes it. */
export function execution(input: unknown, properties: object = {}): object {
  return {
    ExecutionArn: 'arn:aws:states:us-east-1:111122223333:execution:Fleet/Map:1',
    Input: JSON.stringify(input),
    InputDetails: { Included: true },
    Name: '1',
    StartDate: '2026-11-25T03:35:00.000Z',
    StateMachineArn: 'arn:aws:states:us-east-1:111122223333:stateMachine:Fleet/Map',
    Status: 'SUCCEEDED',
    StopDate: '2026-11-25T03:35:01.000Z',
    ...properties,
  };
}
