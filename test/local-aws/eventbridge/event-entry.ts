/** An entry of a request. */
export interface EventEntry {
  readonly Time?: number;
  readonly Source?: string;
  readonly Resources?: string[];
  readonly DetailType?: string;
  readonly Detail?: string;
  /** A name or an ARN. */
  readonly EventBusName?: string;
}

/** Why one entry of a request is refused, while the others pass. */
export interface EntryError {
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
}

type Check = (entry: EventEntry) => EntryError | undefined;

const REQUIRED = ['Source', 'DetailType', 'Detail'] as const;
const LONGEST = { Source: 256, DetailType: 128 } as const;

const CHECKS: readonly Check[] = [
  entry => {
    const missing = REQUIRED.find(name => !entry[name]);
    return missing && invalidArgument(missing, `${missing} is a required argument.`);
  },
  entry => {
    const long = (['Source', 'DetailType'] as const).find(name => entry[name]!.length > LONGEST[name]);
    return long && invalidArgument(long, `${long} must be at most ${LONGEST[long]} characters long.`);
  },
  // Sources of this kind are AWS's own.
  ({ Source }) =>
    Source!.startsWith('aws.')
      ? { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' }
      : undefined,
  ({ Detail }) =>
    parseDetail(Detail!) ? undefined : { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' },
];

/** What is wrong with an entry, if anything. */
export function entryError(entry: EventEntry): EntryError | undefined {
  return CHECKS.reduce<EntryError | undefined>((found, check) => found ?? check(entry), undefined);
}

/** The detail of an event, which is an object as text; undefined for any other text. */
export function parseDetail(text: string): Record<string, unknown> | undefined {
  try {
    const detail: unknown = JSON.parse(text);
    return typeof detail === 'object' && detail !== null && !Array.isArray(detail)
      ? (detail as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The size of an entry, in bytes.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html#eb-putevent-size
 */
export function entrySize({ Time, Source, DetailType, Detail, Resources = [] }: EventEntry): number {
  const texts = [Source, DetailType, Detail, ...Resources].map(text => Buffer.byteLength(text ?? ''));
  return texts.reduce((sum, bytes) => sum + bytes, Time === undefined ? 0 : 14);
}

function invalidArgument(name: string, reason: string): EntryError {
  return { ErrorCode: 'InvalidArgument', ErrorMessage: `Parameter ${name} is not valid. Reason: ${reason}` };
}
