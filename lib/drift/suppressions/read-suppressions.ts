import { Suppression } from './suppression';
import { SuppressionsError } from './suppressions-error';
import { isJsonObject, JsonObject } from '../json-value';
import { shownValue } from '../shown';

const MOST_SUPPRESSIONS = 10_000;
const MOST_CHARACTERS = 1000;

/**
 * Reads suppressions, as `schemas/suppressions.schema.json` describes them. A field that is not known is refused: a mistyped one would
 * suppress less, or more, than is meant.
 *
 * @throws SuppressionsError where the text is something else
 */
export function readSuppressions(text: string): Suppression[] {
  const file = parsed(text);
  requireFields(file, 'the file', ['schemaVersion', 'suppressions'], ['$schema']);
  requireThat(file.schemaVersion === 1, `schemaVersion is ${shownValue(file.schemaVersion)}, expected 1`);
  requireThat(
    file.$schema === undefined || typeof file.$schema === 'string',
    `$schema is ${shownValue(file.$schema)}, expected a text`,
  );
  const { suppressions } = file;
  requireThat(Array.isArray(suppressions), `suppressions is ${shownValue(suppressions)}, expected a list`);
  const list = (suppressions as unknown[]).map(suppressionOf);
  requireThat(list.length <= MOST_SUPPRESSIONS, `there are ${list.length} suppressions, at most ${MOST_SUPPRESSIONS}`);
  const seen = new Set<string>();
  for (const { fingerprint } of list) {
    requireThat(!seen.has(fingerprint), `the fingerprint ${fingerprint} is suppressed twice: keep one of them`);
    seen.add(fingerprint);
  }
  return list;
}

function suppressionOf(entry: unknown, index: number): Suppression {
  const where = `suppression ${index + 1}`;
  requireFields(entry, where, ['fingerprint', 'reason', 'expires']);
  const { fingerprint, reason, expires } = entry;
  requireThat(
    typeof fingerprint === 'string' && /^[0-9a-f]{64}$/.test(fingerprint),
    `the fingerprint of ${where} is ${shownValue(fingerprint)}, expected the 64 hexadecimal digits of a finding in the JSON report`,
  );
  requireThat(
    typeof reason === 'string' && /\S/.test(reason) && [...reason].length <= MOST_CHARACTERS,
    `the reason of ${where} is ${shownValue(reason)}, expected a text of at most ${MOST_CHARACTERS} characters`,
  );
  requireThat(
    typeof expires === 'string' && isDay(expires),
    `the expiry of ${where} is ${shownValue(expires)}, expected a day, such as '2027-01-31'`,
  );
  return { fingerprint, reason, expires } as Suppression;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SuppressionsError(`it is no JSON: ${(error as Error).message}`);
  }
}

function requireFields(
  value: unknown,
  where: string,
  required: readonly string[],
  optional: readonly string[] = [],
): asserts value is JsonObject {
  if (!isJsonObject(value)) throw new SuppressionsError(`${where} is ${shownValue(value)}, expected an object`);
  const allowed = [...required, ...optional];
  const unknown = Object.keys(value).find(name => !allowed.includes(name));
  const missing = required.find(name => !Object.hasOwn(value, name));
  requireThat(
    unknown === undefined,
    `${where} has the unknown field ${shownValue(unknown)}, allowed: ${allowed.join(', ')}`,
  );
  requireThat(missing === undefined, `${where} has no ${missing}`);
}

function requireThat(condition: boolean, message: string): void {
  if (!condition) throw new SuppressionsError(message);
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
