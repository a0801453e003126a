import { Objects } from './objects';
import { parsedJson } from './parsed-json';
import { Surroundings } from './surroundings';
import { isJsonObject, JsonObject } from '../drift/json-value';

/** What the runs write stays well below: see `storable`. */
export const MOST_STORED_BYTES = 10 * 1024 * 1024;

/**
 * What the run before wrote; nothing in the first one. What is not understood is said in the log and not used, so that everything is
 * told of once more.
 *
 * @param understood what is in an object of the right version; nothing where it is something else
 * @throws {Error} where the object can't be read
 */
export async function previous<T>(
  objects: Objects,
  key: string,
  understood: (content: JsonObject) => T | undefined,
  { log }: Pick<Surroundings, 'log'>,
): Promise<T | undefined> {
  const read = await objects.text(key, MOST_STORED_BYTES);
  if ('missing' in read) return undefined;
  const content = 'text' in read ? parsedJson(read.text) : undefined;
  const found = isJsonObject(content) && content.schemaVersion === 1 ? understood(content) : undefined;
  if (found === undefined) {
    const why = 'text' in read ? 'is not what a run writes' : `has more than ${MOST_STORED_BYTES} bytes`;
    log(`${objects.url(key)} ${why}: this run is taken for the first one`);
  }
  return found;
}
