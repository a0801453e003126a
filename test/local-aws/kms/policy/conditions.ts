import { asList, Statement } from './document';
import { Caller } from '../../identity/caller';

type Test = (actual: string, expected: string) => boolean;

/** Positive operators; the negated ones are derived. */
const TESTS: Record<string, Test> = {
  StringEquals: (actual, expected) => actual === expected,
  StringEqualsIgnoreCase: (actual, expected) => actual.toLowerCase() === expected.toLowerCase(),
  StringLike: matchesPattern,
  ArnEquals: matchesPattern,
  ArnLike: matchesPattern,
  Bool: (actual, expected) => actual.toLowerCase() === expected.toLowerCase(),
};

/** Whether the conditions of a statement hold for a PutKeyPolicy of the caller that comes from outside of any AWS service. */
export function conditionsHold(statement: Statement, caller: Caller): boolean {
  const context = contextOf(caller);
  return Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) =>
      holds(operator, context.get(key.toLowerCase()), asList(values).map(String)),
    ),
  );
}

/** Whether a text matches a pattern with `*` and `?`. */
export function matchesPattern(text: string, pattern: string): boolean {
  const source = pattern
    .split('')
    .map(c => (c === '*' ? '[^]*' : c === '?' ? '[^]' : c.replace(/[\\^$.|+()[\]{}]/g, '\\$&')))
    .join('')
    // Adjacent stars would make the match exponential.
    .replace(/(\[\^\]\*)+/g, '[^]*');
  return new RegExp(`^${source}$`).test(text);
}

function contextOf(caller: Caller): Map<string, string> {
  return new Map([
    ['aws:principalarn', caller.principalArn],
    ['aws:principalaccount', caller.account],
    ['aws:requestedregion', caller.region],
    ['aws:userid', caller.userId],
    ['aws:viaawsservice', 'false'],
    ['aws:securetransport', 'true'],
    ['kms:calleraccount', caller.account],
  ]);
}

function holds(operator: string, actual: string | undefined, expected: string[]): boolean {
  if (operator === 'Null') return expected.some(value => (value.toLowerCase() === 'true') === (actual === undefined));
  const name = operator.replace(/^For(All|Any)Values?:/, '').replace(/IfExists$/, '');
  const positive = name.replace('Not', '');
  const negated = positive !== name;
  if (actual === undefined) return negated || operator.startsWith('ForAllValues:') || operator.endsWith('IfExists');
  // An operator without a test here (a number, a date, an address) has no key in the context above, so it can't get here
  // but by a type error in the policy, which IAM, too, answers by no match.
  const test = TESTS[positive] ?? (() => false);
  return expected.some(value => test(actual, value)) !== negated;
}
