import { AwsError } from './aws-error';

/** A decoded Query request: strings, lists (`x.member.1`) and structures (`x.y`). */
export type FormValue = string | FormValue[] | FormObject;

/** A structure of a Query request. It has no prototype, so that any name may be looked up. */
export interface FormObject {
  [name: string]: FormValue | undefined;
}

const MAX_DEPTH = 8;

/** Decodes an `application/x-www-form-urlencoded` body of the Query protocol. */
export function parseForm(body: string): FormObject {
  const root = emptyObject();
  for (const [path, value] of new URLSearchParams(body)) {
    const names = path.split('.');
    if (names.length > MAX_DEPTH) throw new AwsError('ValidationError', `Malformed input: ${path}`);
    insert(root, names, value);
  }
  return listsOf(root) as FormObject;
}

function insert(target: FormObject, names: string[], value: string): void {
  const [name, ...rest] = names;
  if (rest.length === 0) {
    target[name] = value;
    return;
  }
  const child = target[name];
  const next = typeof child === 'object' && !Array.isArray(child) ? child : emptyObject();
  target[name] = next;
  insert(next, rest, value);
}

function listsOf(value: FormValue): FormValue {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const members = value.member;
  if (Object.keys(value).length === 1 && typeof members === 'object' && !Array.isArray(members)) {
    return Object.keys(members)
      .sort((a, b) => Number(a) - Number(b))
      .map(index => listsOf(members[index]!));
  }
  for (const [name, item] of Object.entries(value)) value[name] = listsOf(item!);
  return value;
}

function emptyObject(): FormObject {
  return Object.create(null) as FormObject;
}

/** The string at `name`, if there is one. */
export function optionalString(form: FormObject, name: string): string | undefined {
  const value = form[name];
  if (value === undefined || typeof value === 'string') return value;
  throw new AwsError('ValidationError', `Unexpected complex element: ${name}`);
}

/** The string at `name`, or the error that CloudFormation answers when it is missing. */
export function requiredString(form: FormObject, name: string): string {
  const value = optionalString(form, name);
  if (value !== undefined && value !== '') return value;
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  throw new AwsError(
    'ValidationError',
    `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
  );
}

/** The boolean at `name`; false when it is missing. */
export function flag(form: FormObject, name: string): boolean {
  return optionalString(form, name) === 'true';
}

/** The strings of the list at `name`; an empty list when it is missing. */
export function strings(form: FormObject, name: string): string[] {
  return list(form, name).map(item => {
    if (typeof item === 'string') return item;
    throw new AwsError('ValidationError', `Unexpected complex element in ${name}`);
  });
}

/** The structures of the list at `name`; an empty list when it is missing. */
export function structures(form: FormObject, name: string): FormObject[] {
  return list(form, name).map(item => {
    if (typeof item === 'object' && !Array.isArray(item)) return item;
    throw new AwsError('ValidationError', `Expected a structure in ${name}`);
  });
}

/** The structure at `name`, if there is one. */
export function structure(form: FormObject, name: string): FormObject | undefined {
  const value = form[name];
  if (value === undefined || (typeof value === 'object' && !Array.isArray(value))) return value;
  throw new AwsError('ValidationError', `Expected a structure at ${name}`);
}

function list(form: FormObject, name: string): FormValue[] {
  const value = form[name];
  // SDKs send an empty list as an empty string.
  if (value === undefined || value === '') return [];
  if (Array.isArray(value)) return value;
  throw new AwsError('ValidationError', `Expected a list at ${name}`);
}
