import { Statement, StoredPolicy } from './document';

const ORDER: (keyof Statement)[] = [
  ...(['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource'] as const),
  'Condition',
];

/**
 * Writes a policy as GetKeyPolicy returns it: elements in a fixed order, a space on both sides of a colon, lists of one
 * element without brackets.
 *
 * Lists come back reversed. KMS promises no order; a reader that relies on one must fail here.
 */
export function formatPolicy(policy: StoredPolicy): string {
  return print(
    {
      Version: policy.Version,
      Id: policy.Id,
      Statement: policy.Statement.map(orderedStatement),
    },
    0,
  );
}

function orderedStatement(statement: Statement): Record<string, unknown> {
  return Object.fromEntries(ORDER.map(element => [element, reordered(statement[element])]));
}

function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 1 ? value[0] : [...value].reverse();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, reordered(item)]));
}

function print(value: unknown, depth: number): string {
  if (Array.isArray(value)) return `[ ${value.map(item => print(item, depth)).join(', ')} ]`.replace('[  ]', '[ ]');
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const indent = '  '.repeat(depth + 1);
  const members = Object.entries(value).filter(([, item]) => item !== undefined);
  if (members.length === 0) return '{ }';
  const lines = members.map(([key, item]) => `${indent}${JSON.stringify(key)} : ${print(item, depth + 1)}`);
  return `{\n${lines.join(',\n')}\n${'  '.repeat(depth)}}`;
}
