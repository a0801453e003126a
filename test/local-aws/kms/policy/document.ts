import { AwsError } from '../../http/aws-error';

/** A key policy as KMS keeps it: checked, and with roles and users by their unique ids. */
export interface StoredPolicy {
  readonly Version?: string;
  readonly Id?: string;
  readonly Statement: Statement[];
}

/** A statement whose grammar was checked. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: PrincipalElement;
  readonly NotPrincipal?: PrincipalElement;
  readonly Action?: string | string[];
  readonly NotAction?: string | string[];
  readonly Resource?: string | string[];
  readonly NotResource?: string | string[];
  readonly Condition?: Record<string, Record<string, ConditionValue | ConditionValue[]>>;
}

/** `"*"`, or principals by their type. */
export type PrincipalElement = string | Record<string, string | string[]>;

type ConditionValue = string | number | boolean;

const MAX_BYTES = 32768;
const MAX_CHARACTERS = 131072;
const STATEMENT_ELEMENTS = [
  ...['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'],
];
const OPERATOR = new RegExp(
  '^(ForAllValues:|ForAnyValue:)?(' +
    'String(Not)?(Equals|EqualsIgnoreCase|Like)|Numeric(Not)?Equals|Numeric(Less|Greater)Than(Equals)?|' +
    'Date(Not)?Equals|Date(Less|Greater)Than(Equals)?|Bool|BinaryEquals|(Not)?IpAddress|Arn(Not)?(Equals|Like)' +
    ')(IfExists)?$|^Null$',
);

/**
 * Checks the text of a key policy as PutKeyPolicy does.
 *
 * A statement without Action or Resource passes: KMS keeps it, though it has no effect.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html
 */
export function parsePolicy(text: string): StoredPolicy {
  checkText(text);
  const document = parseJson(text);
  const { Version, Id, Statement, ...rest } = asObject(document, 'policy');
  if (Object.keys(rest).length > 0) throw malformed(`Unknown policy element: ${Object.keys(rest)[0]}`);
  if (Version !== undefined && Version !== '2012-10-17' && Version !== '2008-10-17') {
    throw malformed('Policy document must be version 2012-10-17 or 2008-10-17');
  }
  if (Id !== undefined && typeof Id !== 'string') throw malformed('Id must be a string');
  if (Statement === undefined) throw malformed('Missing required field Statement');
  const statements = (Array.isArray(Statement) ? Statement : [Statement]).map(checkStatement);
  return { ...(Version && { Version: Version as string }), ...(Id && { Id }), Statement: statements } as StoredPolicy;
}

/** The error for a policy that KMS can't accept. */
export function malformed(reason: string): AwsError {
  return new AwsError('MalformedPolicyDocumentException', reason);
}

/** A list of what may be a list, a single value or missing. */
export function asList<T>(value: T | T[] | undefined): T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function checkText(text: string): void {
  const violation = (constraint: string) =>
    new AwsError(
      'ValidationException',
      `1 validation error detected: Value at 'policy' failed to satisfy constraint: ${constraint}`,
    );
  if (text.length < 1) throw violation('Member must have length greater than or equal to 1');
  if (text.length > MAX_CHARACTERS) throw violation(`Member must have length less than or equal to ${MAX_CHARACTERS}`);
  if (!/^[\t\n\r\u0020-\u00ff]+$/.test(text)) {
    throw violation('Member must satisfy regular expression pattern: [\\u0009\\u000A\\u000D\\u0020-\\u00FF]+');
  }
  if (Buffer.byteLength(text) > MAX_BYTES) {
    throw new AwsError('LimitExceededException', `The key policy exceeds the limit of ${MAX_BYTES} bytes`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed('This policy contains invalid Json');
  }
}

function asObject(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw malformed(`The ${what} must be a JSON object`);
}

function checkStatement(value: unknown): Statement {
  const statement = asObject(value, 'statement');
  const unknown = Object.keys(statement).find(element => !STATEMENT_ELEMENTS.includes(element));
  if (unknown !== undefined) throw malformed(`Unknown statement element: ${unknown}`);
  if (statement.Sid !== undefined && typeof statement.Sid !== 'string') throw malformed('Sid must be a string');
  if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny') throw malformed('Effect must be Allow or Deny');
  for (const element of ['Principal', 'Action', 'Resource']) {
    if (statement[element] !== undefined && statement[`Not${element}`] !== undefined) {
      throw malformed(`${element} and Not${element} exclude each other`);
    }
  }
  if (statement.Principal === undefined && statement.NotPrincipal === undefined) {
    throw malformed('Policy contains a statement with no principal');
  }
  checkPrincipal(statement.Principal ?? statement.NotPrincipal);
  checkStrings(statement, ['Action', 'NotAction'], /^(\*|[\w-]+:[\w*?-]+)$/);
  checkStrings(statement, ['Resource', 'NotResource'], /^(\*|arn:.+)$/);
  if (statement.Condition !== undefined) checkCondition(asObject(statement.Condition, 'condition'));
  return statement as unknown as Statement;
}

function checkPrincipal(principal: unknown): void {
  if (typeof principal === 'string') return;
  for (const values of Object.values(asObject(principal, 'principal'))) {
    if (asList(values).some(value => typeof value !== 'string')) throw malformed('A principal must be a string');
  }
}

function checkStrings(statement: Record<string, unknown>, elements: string[], pattern: RegExp): void {
  for (const element of elements) {
    for (const value of asList(statement[element])) {
      if (typeof value !== 'string' || !pattern.test(value)) {
        throw malformed(`Invalid ${element}: ${JSON.stringify(value)}`);
      }
    }
  }
}

function checkCondition(condition: Record<string, unknown>): void {
  for (const [operator, keys] of Object.entries(condition)) {
    if (!OPERATOR.test(operator)) throw malformed(`Invalid Condition type: ${operator}`);
    for (const [key, values] of Object.entries(asObject(keys, 'condition'))) {
      const wellFormed = asList(values).every(value => ['string', 'number', 'boolean'].includes(typeof value));
      if (!wellFormed || key === '') throw malformed(`Invalid Condition value of ${operator}: ${key}`);
    }
  }
}
