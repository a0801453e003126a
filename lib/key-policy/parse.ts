import { isConditionOperator, CONDITION_OPERATORS } from './condition-operators';
import {
  DEFAULT_VERSION,
  KeyPolicy,
  Listed,
  PolicyStatement,
  PRINCIPAL_TYPES,
  PrincipalType,
  VERSION_WITH_VARIABLES,
  WrittenCondition,
  WrittenPrincipal,
} from './policy';
import { KeyPolicyError } from './policy-error';
import { repeatedName } from './repeated-name';

const DOCUMENT_ELEMENTS = ['Version', 'Id', 'Statement'];
const STATEMENT_ELEMENTS = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Reads a key policy: its JSON text, or the value of such a text.
 *
 * @throws KeyPolicyError where the text is no JSON, or the JSON no key policy
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
 */
export function parseKeyPolicy(policy: unknown): KeyPolicy {
  const document = asObject(typeof policy === 'string' ? parseJson(policy) : policy, '$', 'a key policy');
  onlyKnown(document, DOCUMENT_ELEMENTS, '$');
  const version = own(document, 'Version') ?? DEFAULT_VERSION;
  if (version !== VERSION_WITH_VARIABLES && version !== DEFAULT_VERSION) {
    throw new KeyPolicyError('$.Version', `${show(version)} is no version, give ${VERSION_WITH_VARIABLES}`);
  }
  const statement = own(document, 'Statement');
  if (statement === undefined) throw new KeyPolicyError('$.Statement', 'missing: a key policy has statements');
  return {
    version,
    id: optionalString(document, 'Id', '$'),
    statements: Array.isArray(statement)
      ? statement.map((each, index) => parseStatement(each, `$.Statement[${index}]`))
      : [parseStatement(statement, '$.Statement')],
  };
}

function parseStatement(value: unknown, path: string): PolicyStatement {
  const statement = asObject(value, path, 'a statement');
  onlyKnown(statement, STATEMENT_ELEMENTS, path);
  const effect = own(statement, 'Effect');
  if (effect !== 'Allow' && effect !== 'Deny') {
    throw new KeyPolicyError(`${path}.Effect`, `${show(effect)} is no effect, give Allow or Deny`);
  }
  const principals = either(statement, 'Principal', path, parsePrincipals);
  if (principals === undefined) {
    throw new KeyPolicyError(`${path}.Principal`, 'missing: each statement of a key policy names its principals');
  }
  return {
    sid: optionalString(statement, 'Sid', path),
    effect,
    principals,
    actions: either(statement, 'Action', path, parseStrings),
    resources: either(statement, 'Resource', path, parseStrings),
    conditions: parseConditions(own(statement, 'Condition'), `${path}.Condition`),
  };
}

/** An element or its negation (`Action`, `NotAction`): at most one of the two. */
function either<T>(
  statement: JsonObject,
  element: string,
  path: string,
  parse: (value: unknown, path: string) => readonly T[],
): Listed<T> | undefined {
  const negation = `Not${element}`;
  const [plain, negated] = [own(statement, element), own(statement, negation)];
  if (plain !== undefined && negated !== undefined) {
    throw new KeyPolicyError(`${path}.${negation}`, `a statement has ${element} or ${negation}, not both`);
  }
  if (negated !== undefined) return { not: true, values: parse(negated, `${path}.${negation}`) };
  return plain === undefined ? undefined : { not: false, values: parse(plain, `${path}.${element}`) };
}

function parsePrincipals(value: unknown, path: string): readonly WrittenPrincipal[] {
  if (value === '*') return [{ type: 'AWS', value: '*' }];
  if (typeof value === 'string') {
    throw new KeyPolicyError(path, `${show(value)} is no principal, give "*" or an object such as {"AWS": "…"}`);
  }
  return Object.entries(asObject(value, path, 'principals')).flatMap(([type, names]) => {
    if (!isPrincipalType(type)) {
      throw new KeyPolicyError(`${path}${step(type)}`, `no type of principal, there are ${PRINCIPAL_TYPES.join(', ')}`);
    }
    return parseStrings(names, `${path}.${type}`).map(name => ({ type, value: name }));
  });
}

function parseConditions(value: unknown, path: string): readonly WrittenCondition[] {
  if (value === undefined) return [];
  return Object.entries(asObject(value, path, 'conditions')).flatMap(([operator, tests]) => {
    const operatorPath = `${path}${step(operator)}`;
    if (!isConditionOperator(operator)) {
      throw new KeyPolicyError(
        operatorPath,
        `no condition operator, there are ${CONDITION_OPERATORS.join(', ')}; each with IfExists, ForAnyValue: or ForAllValues:`,
      );
    }
    return Object.entries(asObject(tests, operatorPath, 'condition keys')).map(([key, values]) => ({
      operator,
      key,
      values: parseScalars(values, `${operatorPath}${step(key)}`),
    }));
  });
}

function parseStrings(value: unknown, path: string): readonly string[] {
  return listed(value, path, (each, eachPath) => {
    if (typeof each !== 'string') throw new KeyPolicyError(eachPath, `${show(each)} is no text`);
    return each;
  });
}

function parseScalars(value: unknown, path: string): readonly string[] {
  return listed(value, path, (each, eachPath) => {
    if (typeof each === 'string' || typeof each === 'boolean') return String(each);
    if (typeof each !== 'number') {
      throw new KeyPolicyError(eachPath, `${show(each)} is no text, number or truth value`);
    }
    if (Math.abs(each) <= Number.MAX_SAFE_INTEGER) return String(each);
    throw new KeyPolicyError(eachPath, `${show(each)} is too large to be kept exactly as a number, write it as a text`);
  });
}

function listed<T>(value: unknown, path: string, parse: (each: unknown, path: string) => T): readonly T[] {
  return Array.isArray(value) ? value.map((each, index) => parse(each, `${path}[${index}]`)) : [parse(value, path)];
}

function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new KeyPolicyError('$', `no JSON: ${(error as Error).message}`);
  }
  const name = repeatedName(text);
  if (name === undefined) return value;
  throw new KeyPolicyError('$', `${show(name)} stands twice in one object, and which one counts is open: keep one`);
}

function asObject(value: unknown, path: string, what: string): JsonObject {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw new KeyPolicyError(path, `${show(value)} where ${what} should be, as an object`);
}

function onlyKnown(object: JsonObject, elements: readonly string[], path: string): void {
  const unknown = Object.keys(object).find(key => !elements.includes(key));
  if (unknown === undefined) return;
  const meant = elements.find(element => element.toLowerCase() === unknown.toLowerCase());
  throw new KeyPolicyError(
    `${path}${step(unknown)}`,
    `no element of a policy, ${meant ? `write ${meant}` : `there are ${elements.join(', ')}`}`,
  );
}

function optionalString(object: JsonObject, key: string, path: string): string | undefined {
  const value = own(object, key);
  if (value === undefined || typeof value === 'string') return value;
  throw new KeyPolicyError(`${path}.${key}`, `${show(value)} is no text`);
}

function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function isPrincipalType(type: string): type is PrincipalType {
  return (PRINCIPAL_TYPES as readonly string[]).includes(type);
}

/** A step of a JSON path, quoted where the name needs it and cut where it is long. */
function step(name: string): string {
  return /^[A-Za-z]{1,40}$/.test(name) ? `.${name}` : `[${show(name)}]`;
}

/** A value in a message: short, on one line, and never the whole of a deep one. */
function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' && value.length > 60
    ? `${JSON.stringify(value.slice(0, 60))}…`
    : JSON.stringify(value);
}
