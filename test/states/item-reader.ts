import { MapState } from './definition';
import { ObjectStore } from './object-store';
import { StatesFailure } from './states-failure';

/**
 * Reads the items of a map: the elements of a list in JSON.
 *
 * @throws {StatesFailure} where there is no such object, or it is no list
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
export async function readItems(
  objects: ObjectStore,
  { Parameters: { Bucket, Key } }: MapState['ItemReader'],
): Promise<readonly unknown[]> {
  const items = await readJson(objects, Bucket, Key);
  if (!Array.isArray(items)) throw failure(`s3://${Bucket}/${Key} is no list`);
  return items;
}

async function readJson(objects: ObjectStore, bucket: string, key: string): Promise<unknown> {
  try {
    return JSON.parse(await objects.get(bucket, key)) as unknown;
  } catch (error) {
    throw failure(`s3://${bucket}/${key}: ${(error as Error).message}`);
  }
}

function failure(cause: string): StatesFailure {
  return new StatesFailure('States.ItemReaderFailed', cause);
}
