import { Comparison, ComparedKeys, compareKeyPolicies, parseKeyPolicy } from '../../lib/key-policy';
import { normalTests, Test } from '../../lib/key-policy/condition';

export const OWNER = '111122223333';
export const ROOT = `arn:aws:iam::${OWNER}:root`;
export const ROLE = `arn:aws:iam::${OWNER}:role/Admin`;
export const FOREIGN = '444455556666';
export const FOREIGN_ROOT = `arn:aws:iam::${FOREIGN}:root`;
export const FOREIGN_ROLE = `arn:aws:iam::${FOREIGN}:role/Worker`;
export const KEY = `arn:aws:kms:us-east-1:${OWNER}:key/mrk-1234`;

/** Elements of a statement that are not those of {@link allow}. */
export type Elements = Readonly<Record<string, unknown>>;

export function allow(principal: unknown, action: unknown, more: Elements = {}): Elements {
  const principals = typeof principal === 'string' && principal !== '*' ? { AWS: principal } : principal;
  return { Effect: 'Allow', Principal: principals, Action: action, Resource: '*', ...more };
}

export function deny(principal: unknown, action: unknown, more: Elements = {}): Elements {
  return { ...allow(principal, action, more), Effect: 'Deny' };
}

/** A policy that leaves the key to its owner, and says this beside it. */
export function policy(...statements: Elements[]): Elements {
  return bare(allow(ROOT, 'kms:*'), ...statements);
}

/** A policy of these statements alone. */
export function bare(...statements: Elements[]): Elements {
  return { Version: '2012-10-17', Statement: statements };
}

export function when(operator: string, key: string, values: unknown): Elements {
  return { Condition: { [operator]: { [key]: values } } };
}

/** The tests of a statement's condition, such as {@link when} makes it. */
export function testsOf({ Condition }: Elements): Test[] {
  return Object.entries(Condition as object).flatMap(([operator, keys]) =>
    Object.entries(keys as object).flatMap(([key, values]) =>
      normalTests({ operator, key, values: [values].flat() }, true),
    ),
  );
}

export function compare(before: unknown, after: unknown, keys?: ComparedKeys): Comparison {
  return compareKeyPolicies(parseKeyPolicy(before), parseKeyPolicy(after), keys);
}

/** Compares two policies of a key that {@link OWNER} owns. */
export function owned(before: unknown, after: unknown): Comparison {
  return compare(before, after, { before: { account: OWNER } });
}

/** `principal action` of each change. */
export function pairs(changes: Comparison['gains']): string[] {
  return changes.map(({ principal, action }) => `${principal} ${action}`);
}
