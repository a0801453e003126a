import { Condition, Test } from './condition';
import { textPattern } from './condition-text';
import { Concern } from './levels';

/** Values beyond these are counted, not shown. */
const MOST_SHOWN = 8;

/**
 * The conditions of rules in words: `if StringEquals kms:ViaService = s3.us-east-1.amazonaws.com`, alternatives joined by `or`,
 * what a Deny takes away after `unless`. Nothing where the most that the rules give has no condition.
 */
export function conditionsInWords(concerns: readonly Concern[]): string | undefined {
  const words = (effect: 'Allow' | 'Deny') =>
    concerns
      .filter(({ rule }) => rule.effect === effect)
      .map(({ rule }) => inWords(rule.condition))
      .filter(text => text !== '');
  const [allowed, denied] = [someOf(words('Allow')), someOf(words('Deny'))];
  const most = Math.max(...concerns.map(({ gives }) => gives));
  const open = concerns.some(({ rule, gives }) => gives === most && rule.condition.tests.length === 0);
  const parts = [...(open || allowed === '' ? [] : [`if ${allowed}`]), ...(denied === '' ? [] : [`unless ${denied}`])];
  return parts.length === 0 ? undefined : parts.join(', ');
}

function someOf(texts: readonly string[]): string {
  const shown = texts.slice(0, MOST_SHOWN).join(' or ');
  return texts.length > MOST_SHOWN ? `${shown} or ${texts.length - MOST_SHOWN} more` : shown;
}

function inWords({ tests }: Condition): string {
  return tests.map(testInWords).join(' and ');
}

function testInWords(test: Test): string {
  const { kind, writtenKey: key, values } = test;
  if (kind === 'Opaque') return key;
  if (kind === 'Null') return `${key} is ${test.negated ? 'there' : 'missing'}`;
  const shown = values.slice(0, MOST_SHOWN).map(plain).join(', ');
  const list = values.length > MOST_SHOWN ? `${shown}, … (${values.length})` : shown;
  return `${operatorName(test)} ${key} = ${values.length === 1 ? list : `[${list}]`}`;
}

/** The operator as policies spell it. */
function operatorName({ kind, negated, values, ifExists, quantifier }: Test): string {
  const literal =
    kind === 'StringLike' && values.every(value => textPattern(value).tokens.every(token => typeof token === 'string'));
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
