/** A pattern of EventBridge: what an event must have, field by field. */
export interface Pattern {
  readonly [field: string]: Pattern | readonly unknown[];
}

/** What a filter with an operator asks of one value; of a list, one element has to fulfil it. */
const OPERATORS: Readonly<Record<string, (value: unknown, operand: any) => boolean>> = {
  prefix: (value, operand: string) => typeof value === 'string' && value.startsWith(operand),
  suffix: (value, operand: string) => typeof value === 'string' && value.endsWith(operand),
  'anything-but': (value, operand) =>
    isObject(operand)
      ? !passesOperator(value, operand)
      : value !== undefined && ![operand].flat().some(other => other === value),
  // Only what has no further fields exists, in the words of EventBridge.
  exists: (value, operand: boolean) => (value !== undefined && !isObject(value)) === operand,
};

/**
 * Whether a rule with a pattern gets an event: that of EventBridge as far as the patterns of this library use it. What it does not know
 * throws, and is not guessed.
 *
 * Fields of objects in a list have to match in one and the same object.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 * @see https://github.com/aws/event-ruler#and-and-or-relationship-among-fields-with-ruler
 */
export function matches(pattern: Pattern, event: unknown): boolean {
  if (Array.isArray(event) && event.some(isObject)) return event.some(element => matches(pattern, element));
  return Object.entries(pattern).every(([field, wanted]) => {
    if (field === '$or') return (wanted as unknown as Pattern[]).some(each => matches(each, event));
    const value = isObject(event) ? event[field] : undefined;
    return isList(wanted) ? wanted.some(filter => passes(value, filter)) : matches(wanted, value);
  });
}

function passes(value: unknown, filter: unknown): boolean {
  const values = Array.isArray(value) ? value : [value];
  return values.some(each => (isObject(filter) ? passesOperator(each, filter) : each === filter));
}

function passesOperator(value: unknown, filter: Record<string, unknown>): boolean {
  const [[operator, operand], ...more] = Object.entries(filter);
  if (more.length > 0 || !(operator in OPERATORS)) throw new Error(`unknown filter ${JSON.stringify(filter)}`);
  return OPERATORS[operator](value, operand);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
