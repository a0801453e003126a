import { LOGICAL_ID, REGION, STACK_NAME } from './names';
import { Surroundings } from './surroundings';
import { isJsonObject } from '../drift/json-value';
import { shown } from '../drift/shown';
import { FUNCTION_ENVIRONMENT, WatchedKey } from '../private/monitor-contract';

type Environment = Surroundings['env'];

/** What every function is told. */
export interface Settings {
  /** Name of what is watched. */
  readonly watch: string;
  /** Name of the bucket of reports. */
  readonly bucket: string;
  /** ARN of the bus that events are put on. */
  readonly bus: string;
}

/** What one of the variables may be, and in words. */
type Expected = readonly [RegExp, string];

const WATCH: Expected = [/^[A-Za-z0-9-]{1,128}$/, "1 to 128 letters, digits and '-'"];

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const BUCKET: Expected = [/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of a bucket'];

const BUS: Expected = [
  /^arn:aws[a-z-]*:events:[a-z0-9-]+:\d{12}:event-bus\/[\w./-]{1,256}$/,
  'the ARN of a bus, arn:aws:events:us-east-1:111122223333:event-bus/<name>',
];

/** A Lambda function runs for 15 minutes at most. */
const SECONDS: Expected = [/^(\d{1,2}|[1-8]\d{2}|900)$/, 'a whole number of seconds from 0 to 900'];

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
const ROLE: Expected = [/^[\w+=,.@-]{1,64}$/, 'the name of a role, without a path'];

/** The environment of a function may have 4 KB, so that more does not fit. */
const MOST_KEYS = 100;

/** Reads the environment variables of every function. @throws {Error} where one is missing, or not what it should be. */
export function readSettings(env: Environment): Settings {
  return {
    watch: variable(env, FUNCTION_ENVIRONMENT.watch, WATCH),
    bucket: variable(env, FUNCTION_ENVIRONMENT.bucket, BUCKET),
    bus: variable(env, FUNCTION_ENVIRONMENT.bus, BUS),
  };
}

/** Region of the bus. */
export function busRegion({ bus }: Settings): string {
  return bus.split(':')[3];
}

/** How long drift has to last before it is reported, in milliseconds. @throws {Error} as above. */
export function readSettleMs(env: Environment): number {
  return 1000 * Number(variable(env, FUNCTION_ENVIRONMENT.settleSeconds, SECONDS));
}

/** Name of the role in each account. @throws {Error} as above. */
export function readMemberRole(env: Environment): string {
  return variable(env, FUNCTION_ENVIRONMENT.memberRole, ROLE);
}

/** The keys to check. @throws {Error} as above. */
export function readWatchedKeys(env: Environment): WatchedKey[] {
  const name = FUNCTION_ENVIRONMENT.keys;
  const text = variable(env, name, [/^\s*\[/, 'a list of keys as JSON']);
  const keys = parsed(text, name);
  if (keys.length === 0 || keys.length > MOST_KEYS) {
    throw new Error(`the environment variable ${name} has ${keys.length} keys, expected 1 to ${MOST_KEYS}`);
  }
  return keys.map((key, index) => watchedKey(key, `key ${index + 1} of the environment variable ${name}`));
}

const MEMBERS: Readonly<Record<keyof WatchedKey, RegExp>> = {
  region: REGION,
  stack: STACK_NAME,
  logicalId: LOGICAL_ID,
};

function watchedKey(key: unknown, where: string): WatchedKey {
  for (const [name, pattern] of Object.entries(MEMBERS)) {
    const value = isJsonObject(key) ? key[name] : undefined;
    if (typeof value !== 'string' || !pattern.test(value)) {
      throw new Error(
        `${where} has the ${name} '${shown(String(value))}', expected a text that fits ${pattern.source}`,
      );
    }
  }
  const { region, stack, logicalId } = key as WatchedKey;
  return { region, stack, logicalId };
}

function parsed(text: string, name: string): unknown[] {
  try {
    return JSON.parse(text) as unknown[];
  } catch (error) {
    throw new Error(`the environment variable ${name} is no JSON: ${shown((error as Error).message)}`);
  }
}

function variable(env: Environment, name: string, [pattern, expected]: Expected): string {
  const value = env[name];
  if (value === undefined || value === '') {
    throw new Error(`the environment variable ${name} is not set, expected ${expected}`);
  }
  if (pattern.test(value)) return value;
  throw new Error(`the environment variable ${name} is '${shown(value)}', expected ${expected}`);
}
