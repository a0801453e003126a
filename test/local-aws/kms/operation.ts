import { Clock } from '../clock';
import { KmsState } from './state';
import { AwsError } from '../http/aws-error';
import { Caller } from '../identity/caller';
import { Principals } from '../identity/principals';

/** What an operation works on. */
export interface KmsCall {
  readonly caller: Caller;
  readonly state: KmsState;
  readonly principals: Principals;
  readonly clock: Clock;
}

/** One operation of the KMS API. */
export interface Operation {
  readonly effect: 'read' | 'write';
  readonly run: (call: KmsCall, input: unknown) => object | undefined;
}

/** A member of an input, with the constraints that KMS checks before anything else. */
export interface Member {
  readonly type: 'string' | 'integer' | 'boolean' | 'list' | 'structure';
  readonly required?: boolean;
  readonly values?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  /** The members of a structure, or of the structures of a list. */
  readonly of?: Record<string, Member> | 'string';
}

type Members = Record<string, Member>;

export const text: Member = { type: 'string' };
export const requiredText: Member = { type: 'string', required: true, min: 1 };
export const toggle: Member = { type: 'boolean' };
export const marker: Member = { type: 'string', min: 1 };
export const tagList: Member = {
  type: 'list',
  of: { TagKey: { ...requiredText, max: 128 }, TagValue: { type: 'string', required: true, max: 256 } },
};

/** A member that takes one of some words. */
export function oneOf(values: Record<string, string>): Member {
  return { type: 'string', values: Object.values(values) };
}

/** A member that takes whole numbers of a range. */
export function between(min: number, max: number): Member {
  return { type: 'integer', min, max };
}

/** An operation that changes nothing. */
export function read<I>(members: Members, run: (call: KmsCall, input: I) => object): Operation {
  return define('read', members, run);
}

/** An operation that changes something. */
export function write<I>(members: Members, run: (call: KmsCall, input: I) => object | void): Operation {
  return define('write', members, run as (call: KmsCall, input: I) => object | undefined);
}

function define<I>(
  effect: Operation['effect'],
  members: Members,
  run: (call: KmsCall, input: I) => object | undefined,
): Operation {
  return {
    effect,
    run: (call, input) => {
      checkStructure(members, input, '');
      return run(call, input as I);
    },
  };
}

function checkStructure(members: Members, input: unknown, path: string): void {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) throw serializationError(path);
  for (const [name, member] of Object.entries(members)) {
    const value = (input as Record<string, unknown>)[name];
    const at = `${path}${name.charAt(0).toLowerCase()}${name.slice(1)}`;
    if (value === undefined || value === null) {
      if (member.required) throw violation(at, 'null', 'Member must not be null');
    } else {
      checkType(member, value, at);
      checkConstraints(member, value, at);
    }
  }
}

function checkType(member: Member, value: unknown, at: string): void {
  const fits = {
    string: typeof value === 'string',
    boolean: typeof value === 'boolean',
    integer: Number.isInteger(value),
    list: Array.isArray(value),
    structure: typeof value === 'object' && !Array.isArray(value),
  }[member.type];
  if (!fits) throw serializationError(at);
}

function checkConstraints(member: Member, value: unknown, at: string): void {
  const { values, min, max } = member;
  if (values && !values.includes(value as string)) {
    throw violation(at, `'${value}'`, `Member must satisfy enum value set: [${values.join(', ')}]`);
  }
  const isText = typeof value === 'string';
  const size = isText ? value.length : (value as number);
  const what = isText ? 'length' : 'value';
  if (min !== undefined && size < min) {
    throw violation(at, `'${value}'`, `Member must have ${what} greater than or equal to ${min}`);
  }
  if (max !== undefined && size > max) {
    throw violation(at, `'${value}'`, `Member must have ${what} less than or equal to ${max}`);
  }
  const inner = member.of;
  if (inner === undefined) return;
  (Array.isArray(value) ? value : [value]).forEach((item, index) => {
    const path = Array.isArray(value) ? `${at}.${index + 1}.member` : at;
    if (inner !== 'string') return checkStructure(inner, item, `${path}.`);
    if (typeof item !== 'string') throw serializationError(path);
  });
}

function violation(at: string, value: string, constraint: string): AwsError {
  return new AwsError(
    'ValidationException',
    `1 validation error detected: Value ${value} at '${at}' failed to satisfy constraint: ${constraint}`,
  );
}

function serializationError(at: string): AwsError {
  return new AwsError('SerializationException', `Unexpected type of value${at && ` at '${at}'`}`);
}
