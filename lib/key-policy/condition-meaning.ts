import { BlockList, isIP } from 'node:net';
import { Test } from './condition';
import { textPattern } from './condition-text';
import { isOrdered, isReadable } from './condition-values';
import { matchesGlob } from './glob';

/** The values that a request has for a key; nothing where the request lacks the key. */
export type ContextValues = readonly string[] | undefined;

/**
 * Whether a request that has these values for the test's key passes it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function passes(test: Test, context: ContextValues): boolean {
  const values = context?.length ? context : undefined;
  if (test.kind === 'Null') return (values === undefined) !== test.negated && test.values.includes('true');
  if (test.kind === 'Opaque') return values !== undefined;
  const passesOne = (value: string) => test.values.some(expected => isMet(test, expected, value)) !== test.negated;
  if (test.quantifier === 'all') return values === undefined || values.every(passesOne);
  if (test.quantifier === 'any') return values === undefined ? test.ifExists : values.some(passesOne);
  return values === undefined ? test.negated || test.ifExists : passesOne(values[0]);
}

/** Whether {@link passes} knows what the test means: nobody knows a variable's value, or what AWS makes of half an ARN. */
export function isDecidable({ kind, values }: Test): boolean {
  if (kind === 'Null') return values.length > 0 && values.every(value => value === 'true');
  if (isOrdered(kind)) return values.every(isReadable);
  if (!hasTexts(kind)) return true;
  return values.every(
    value => !textPattern(value).variable && (kind !== 'ArnLike' || value.split(':').length >= PARTS_OF_ARN),
  );
}

/** Whether the values of such a test are texts in which a wildcard or a variable may be. */
export function hasTexts(kind: Test['kind']): boolean {
  return kind === 'StringLike' || kind === 'ArnLike' || kind === 'StringEqualsIgnoreCase' || kind === 'Bool';
}

const PARTS_OF_ARN = 6;

function isMet({ kind }: Test, expected: string, actual: string): boolean {
  switch (kind) {
    case 'StringLike':
      return matchesText(expected, actual);
    case 'StringEqualsIgnoreCase':
      return matchesText(expected, actual.toLowerCase());
    case 'ArnLike':
      return matchesArn(expected, actual);
    case 'Bool':
      return expected === actual.toLowerCase();
    case 'IpAddress':
      return isInBlock(expected, actual);
    case 'NumericEquals':
    case 'DateEquals':
      return expected === actual || Number(expected) === Number(actual);
    case 'NumericLessThan':
    case 'DateLessThan':
      return Number(actual) < Number(expected);
    case 'NumericLessThanEquals':
    case 'DateLessThanEquals':
      return Number(actual) <= Number(expected);
    case 'NumericGreaterThan':
    case 'DateGreaterThan':
      return Number(actual) > Number(expected);
    case 'NumericGreaterThanEquals':
    case 'DateGreaterThanEquals':
      return Number(actual) >= Number(expected);
    default:
      return expected === actual;
  }
}

function matchesText(expected: string, actual: string): boolean {
  const { tokens, variable } = textPattern(expected);
  return variable ? expected === actual : matchesGlob(tokens, actual);
}

/**
 * Each of the six parts of an ARN is matched by itself.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
function matchesArn(expected: string, actual: string): boolean {
  const [expectedParts, actualParts] = [sixParts(expected), sixParts(actual)];
  if (textPattern(expected).variable) return expected === actual;
  return (
    expectedParts.length === actualParts.length &&
    expectedParts.every((part, index) => matchesGlob(textPattern(part).tokens, actualParts[index]))
  );
}

function sixParts(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= PARTS_OF_ARN ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

function isInBlock(expected: string, actual: string): boolean {
  const [address, prefix] = expected.split('/');
  const family = isIP(address);
  if (family === 0 || isIP(actual) === 0) return expected === actual;
  const type = family === 4 ? 'ipv4' : 'ipv6';
  const longest = family === 4 ? 32 : 128;
  const length = prefix === undefined ? longest : /^\d{1,3}$/.test(prefix) ? Number(prefix) : NaN;
  if (!(length <= longest)) return false;
  const blocks = new BlockList();
  blocks.addSubnet(address, length, type);
  return blocks.check(actual, isIP(actual) === 4 ? 'ipv4' : 'ipv6');
}
