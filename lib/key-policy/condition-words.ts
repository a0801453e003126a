import { Condition, Test } from './condition';
import { isOrdered, isReadable } from './condition-values';
import { Concern } from './levels';
import { patternsOf } from './test-patterns';

/** Rules, tests and values beyond these are counted, not shown. */
const MOST_SHOWN = 8;
/** Longer values are cut. */
const LONGEST_SHOWN = 200;

/**
 * The conditions of rules in words: `if StringEquals kms:ViaService = s3.us-east-1.amazonaws.com`, alternatives joined by `or`,
 * what a Deny takes away after `unless`. Nothing where the most that the rules give has no condition.
 */
export function conditionsInWords(concerns: readonly Concern[]): string | undefined {
  const words = (effect: 'Allow' | 'Deny') =>
    concerns
      .filter(({ rule }) => rule.effect === effect)
      .map(({ rule }) => inWords(rule.condition))
      .filter(text => text !== '')
      // The order of statements means nothing, and KMS may give another than was put.
      .sort();
  const [allowed, denied] = [someOf(words('Allow')), someOf(words('Deny'))];
  const most = concerns.reduce((greatest, { gives }) => Math.max(greatest, gives), 0);
  const open = concerns.some(({ rule, gives }) => gives === most && rule.condition.tests.length === 0);
  const parts = [...(open || allowed === '' ? [] : [`if ${allowed}`]), ...(denied === '' ? [] : [`unless ${denied}`])];
  return parts.length === 0 ? undefined : parts.join(', ');
}

function someOf(texts: readonly string[]): string {
  const shown = texts.slice(0, MOST_SHOWN).join(' or ');
  return texts.length > MOST_SHOWN ? `${shown} or ${texts.length - MOST_SHOWN} more` : shown;
}

function inWords({ tests }: Condition): string {
  const shown = tests.slice(0, MOST_SHOWN).map(testInWords).join(' and ');
  return tests.length > MOST_SHOWN ? `${shown} and ${tests.length - MOST_SHOWN} more` : shown;
}

function testInWords(test: Test): string {
  const { kind, writtenKey: key, shown: values = test.values } = test;
  if (kind === 'Null') return `${key} is ${test.negated ? 'there' : 'missing'}`;
  const shown = values.slice(0, MOST_SHOWN).map(value => valueInWords(kind, value));
  const list = values.length > MOST_SHOWN ? `${shown.join(', ')}, … (${values.length})` : shown.join(', ');
  if (kind === 'Opaque') return `${key} ${list}`;
  return `${operatorName(test)} ${key} = ${values.length === 1 ? list : `[${list}]`}`;
}

/** A value as a policy would have it, cut where it is long. */
function valueInWords(kind: Test['kind'], value: string): string {
  const text = kind.startsWith('Date') && isReadable(value) ? new Date(Number(value) * 1000).toISOString() : value;
  const written = isOrdered(kind) && !isReadable(value) ? text.slice(1) : plain(text);
  return written.length > LONGEST_SHOWN ? `${written.slice(0, LONGEST_SHOWN)}…` : written;
}

/** The operator as policies spell it. */
function operatorName(test: Test): string {
  const { kind, negated, ifExists, quantifier } = test;
  const literal =
    kind === 'StringLike' && patternsOf(test).every(({ tokens }) => tokens.every(token => typeof token === 'string'));
  const positive = literal ? 'StringEquals' : kind;
  const name = negated ? negation(positive) : positive;
  const prefix = quantifier === undefined ? '' : quantifier === 'any' ? 'ForAnyValue:' : 'ForAllValues:';
  return `${prefix}${name}${ifExists ? 'IfExists' : ''}`;
}

function negation(name: string): string {
  return name === 'IpAddress' ? 'NotIpAddress' : name.replace(/^(String|Arn|Numeric|Date)/, '$1Not');
}

/** A value as the policy had it: without the marks that set a literal `*`, `?` or `$` apart. */
function plain(value: string): string {
  return value.replaceAll('${*}', '*').replaceAll('${?}', '?').replaceAll('${$}', '$');
}
