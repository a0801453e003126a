import { reasonOfFailure } from './cause';
import { elementsOf } from './json-elements';
import { Objects } from './objects';
import { parsedJson } from './parsed-json';
import { readRowResult, RowResult } from './row-result';
import { isJsonObject, member } from '../drift/json-value';

/** What became of an item of a map. */
export type ItemStatus = 'succeeded' | 'failed' | 'pending';

/** An item of a map that was started, or was still to be. */
export interface MapItem {
  readonly status: ItemStatus;
  /** The row; nothing where it can't be told. */
  readonly row?: unknown;
  /** Of an item that succeeded. */
  readonly result?: RowResult;
  /** Why there is none, in one line. */
  readonly reason?: string;
}

const STATUSES: Readonly<Record<string, ItemStatus>> = { SUCCEEDED: 'succeeded', FAILED: 'failed', PENDING: 'pending' };

/** It names at most a few thousand files. */
const MOST_BYTES = 10 * 1024 * 1024;

/**
 * The items of a distributed map, as its result writer has written them.
 *
 * @param manifest key of the manifest in the bucket
 * @throws {Error} where the manifest or a file that it names can't be read
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 */
export async function* mapItems(objects: Objects, manifest: string): AsyncIterable<MapItem> {
  for (const [status, key] of await resultFiles(objects, manifest)) {
    for await (const { element } of elementsOf(objects.pieces(key), objects.url(key))) {
      yield itemOf(STATUSES[status], element);
    }
  }
}

async function resultFiles(objects: Objects, manifest: string): Promise<(readonly [string, string])[]> {
  const read = await objects.text(manifest, MOST_BYTES);
  if ('missing' in read) throw objects.isMissing(manifest);
  const files = 'text' in read ? member(parsedJson(read.text), 'ResultFiles') : undefined;
  const lists = Object.keys(STATUSES).map(status => [status, member(files, status) ?? []] as const);
  if (!isJsonObject(files) || !lists.every(([, list]) => Array.isArray(list) && list.every(hasKey))) {
    throw new Error(`${objects.url(manifest)} is no manifest of a result writer of Step Functions`);
  }
  return lists.flatMap(([status, list]) =>
    (list as { readonly Key: string }[]).map(({ Key }) => [status, Key] as const),
  );
}

function hasKey(file: unknown): boolean {
  return typeof member(file, 'Key') === 'string';
}

function itemOf(status: ItemStatus, execution: unknown): MapItem {
  const row = parsedMember(execution, 'Input');
  if (status === 'pending') return { status, row, reason: 'it was not started' };
  if (status === 'failed') {
    const [error, cause] = [member(execution, 'Error') ?? member(execution, 'Status'), member(execution, 'Cause')];
    return { status, row, reason: reasonOfFailure(error, cause) };
  }
  const result = readRowResult(parsedMember(execution, 'Output'));
  const isOfRow = result?.account === member(row, 'account') && result?.region === member(row, 'region');
  return result && isOfRow
    ? { status, row, result }
    : { status: 'failed', row, reason: 'its result is not what a check of this row gives' };
}

/** The value of a member that is JSON in JSON. */
function parsedMember(value: unknown, name: string): unknown {
  const text = member(value, name);
  return typeof text === 'string' ? parsedJson(text) : undefined;
}
