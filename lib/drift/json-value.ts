/** An object of parsed JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value of parsed JSON is an object, not a list. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member of a member … of an object, by names; nothing where one is missing. What objects inherit is no member. */
export function member(value: unknown, ...names: string[]): unknown {
  return names.reduce<unknown>(
    (found, name) => (isJsonObject(found) && Object.hasOwn(found, name) ? found[name] : undefined),
    value,
  );
}

/** The members of an object, none where it is no object. */
export function members(value: unknown): [string, unknown][] {
  return isJsonObject(value) ? Object.entries(value) : [];
}
