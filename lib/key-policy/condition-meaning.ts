import { PARTS_OF_ARN } from './arn';
import { Test } from './condition';
import { isOrdered, isReadable } from './condition-values';
import { expectationOf } from './expectation';
import { patternsOf } from './test-patterns';

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
  const isMetBy = expectationOf(test);
  const passesOne = (value: string) => isMetBy(value) !== test.negated;
  if (test.quantifier === 'all') return values === undefined || values.every(passesOne);
  if (test.quantifier === 'any') return values === undefined ? test.ifExists : values.some(passesOne);
  return values === undefined ? test.negated || test.ifExists : passesOne(values[0]);
}

/** Whether {@link passes} knows what the test means: nobody knows a variable's value, or what AWS makes of half an ARN. */
export function isDecidable(test: Test): boolean {
  const { kind, values } = test;
  if (kind === 'Null') return values.length > 0 && values.every(value => value === 'true');
  if (isOrdered(kind)) return values.every(isReadable);
  if (!hasTexts(kind)) return true;
  return (
    patternsOf(test).every(({ variable }) => !variable) &&
    (kind !== 'ArnLike' || values.every(value => value.split(':').length >= PARTS_OF_ARN))
  );
}

/** Whether the values of such a test are texts in which a wildcard or a variable may be. */
export function hasTexts(kind: Test['kind']): boolean {
  return kind === 'StringLike' || kind === 'ArnLike' || kind === 'StringEqualsIgnoreCase' || kind === 'Bool';
}
