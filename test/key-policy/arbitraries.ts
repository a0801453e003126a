import fc from 'fast-check';
import { FOREIGN, FOREIGN_ROLE, FOREIGN_ROOT, OWNER, ROLE, ROOT } from './support';

/** A statement whose lists are lists. */
export interface PlainStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal: { readonly AWS: readonly string[] };
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

export const ACTIONS = ['kms:Decrypt', 'kms:Encrypt', 'kms:CreateGrant', 'kms:PutKeyPolicy', 'kms:DescribeKey'];
const PRINCIPALS = [ROOT, ROLE, FOREIGN_ROOT, FOREIGN_ROLE, FOREIGN, OWNER, '*', 'AROAEXAMPLEID12345678'];
const PATTERNS = [
  ...ACTIONS,
  'kms:*',
  '*',
  'kms:ReEncrypt*',
  'kms:Get???Policy',
  'kms:CreateKey',
  'kms:NotKnown',
  's3:GetObject',
];
const OPERATORS = [
  'StringEquals',
  'StringNotEquals',
  'StringLike',
  'StringEqualsIfExists',
  'StringEqualsIgnoreCase',
  'ArnLike',
  'ForAnyValue:StringLike',
  'ForAllValues:StringNotEquals',
];
const KEYS = ['kms:ViaService', 'aws:PrincipalArn', 'kms:CallerAccount', 'aws:RequestedRegion', 'k:a'];
const VALUES = [
  'x',
  'X',
  'x*',
  '${aws:username}',
  OWNER,
  ROLE,
  's3.us-east-1.amazonaws.com',
  'us-east-1',
  'a${*}b',
  '',
];

const set = (values: readonly string[], minLength = 1) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength, maxLength: 3 });

const condition = fc.dictionary(
  fc.constantFrom(...OPERATORS),
  fc.dictionary(
    fc.constantFrom(...KEYS),
    fc.oneof(set(VALUES), fc.array(fc.string({ maxLength: 8 }), { maxLength: 2 })),
    { maxKeys: 2 },
  ),
  { maxKeys: 2 },
);

/** Any statement. */
const statements = fc.record({
  Effect: fc.constantFrom('Allow' as const, 'Allow' as const, 'Deny' as const),
  Principal: fc.record({ AWS: set(PRINCIPALS) }),
  Action: set(PATTERNS),
  Resource: fc.oneof(fc.constant(['*']), fc.constant(['*']), fc.constant([`arn:aws:kms:us-east-1:${OWNER}:key/mrk-1`])),
  Condition: fc.oneof(fc.constant({}), condition),
});

/** A policy whose owner can be told. */
export const policies = fc
  .array(statements, { maxLength: 4 })
  .map(list => ({ Version: '2012-10-17', Statement: [rootStatement(), ...list] as PlainStatement[] }));

export type PlainPolicy = { readonly Version: string; readonly Statement: readonly PlainStatement[] };

export function rootStatement(): PlainStatement {
  return { Effect: 'Allow', Principal: { AWS: [ROOT] }, Action: ['kms:*'], Resource: ['*'], Condition: {} };
}
