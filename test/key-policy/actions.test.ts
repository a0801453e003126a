import { ActionTable, bitsOf, withoutEffect } from '../../lib/key-policy/actions';
import { KMS_ACTIONS } from '../../lib/key-policy/kms-actions';

function names(patterns: string[], not = false): string[] {
  const table = new ActionTable(patterns);
  return [...bitsOf(table.of({ not, values: patterns }) & (table.known | table.unknown))].map(bit => table.names[bit]);
}

test('patterns are matched over the actions that take a key, whatever their case', () => {
  expect(names(['kms:decrypt'])).toEqual(['kms:Decrypt']);
  expect(names(['KMS:GENERATEDATAKEY*'])).toEqual([
    'kms:GenerateDataKey',
    'kms:GenerateDataKeyPair',
    'kms:GenerateDataKeyPairWithoutPlaintext',
    'kms:GenerateDataKeyWithoutPlaintext',
  ]);
  expect(names(['kms:ReEncrypt??'])).toEqual(['kms:ReEncryptTo']);
  expect(names(['*'])).toEqual(names(['kms:*']));
  expect(names(['kms:*'])).toHaveLength(KMS_ACTIONS.filter(({ takesKey }) => takesKey).length);
});

test.each(['kms:CreateKey', 'kms:ListKeys', 'kms:ListAliases', 'kms:GenerateRandom', 's3:*', 's3:GetObject', ''])(
  '%j is no action on a key',
  action => {
    expect(names([action])).toEqual([]);
  },
);

test('what other accounts may do with a key is what AWS says, and what nobody knows yet', () => {
  const table = new ActionTable(['kms:Teleport']);
  const across = [...bitsOf(table.acrossAccounts & table.known)].map(bit => table.names[bit].slice('kms:'.length));
  expect(across.sort()).toEqual([
    ...['CreateGrant', 'Decrypt', 'DeriveSharedSecret', 'DescribeKey', 'Encrypt', 'GenerateDataKey'],
    ...['GenerateDataKeyPair', 'GenerateDataKeyPairWithoutPlaintext', 'GenerateDataKeyWithoutPlaintext', 'GenerateMac'],
    ...['GetKeyRotationStatus', 'GetPublicKey', 'ListGrants', 'ReEncryptFrom', 'ReEncryptTo', 'RetireGrant'],
    ...['RevokeGrant', 'Sign', 'Verify', 'VerifyMac'],
  ]);
  expect(table.acrossAccounts & ~table.known).toBe(table.unknown | table.future);
});

test('every action is known, unknown or yet to come, and nothing else', () => {
  const table = new ActionTable(['kms:Teleport', 'kms:Beam', 'kms:Be*']);
  expect(bitsIn(table.known) + bitsIn(table.unknown) + bitsIn(table.future)).toBe(table.names.length);
  expect(bitsIn(table.all)).toBe(table.names.length);
  expect([...bitsOf(table.unknown)].map(bit => table.names[bit])).toEqual(['kms:Be*', 'kms:Beam', 'kms:Teleport']);
});

test('NotAction is everything else, what KMS may gain included', () => {
  expect(names(['kms:Decrypt'], true)).toHaveLength(names(['*']).length - 1);
  const table = new ActionTable(['kms:Decrypt']);
  expect(table.of({ not: true, values: ['kms:Decrypt'] }) & table.future).not.toBe(0n);
  expect(table.of({ not: true, values: ['*'] })).toBe(0n);
});

test('an action that the table does not know counts as itself, and wildcards reach it', () => {
  const table = new ActionTable(['kms:FutureThing', 'kms:*', 'kms:decrypt']);
  const literal = table.of({ not: false, values: ['KMS:futurething'] });
  expect(literal).toBe(table.unknown);
  expect(table.names.filter(name => name.startsWith('kms:Future'))).toEqual(['kms:FutureThing']);
  expect(table.of({ not: false, values: ['kms:Future*'] }) & literal).toBe(literal);
});

test('a pattern that no action of KMS matches counts as an action that the table does not know', () => {
  const table = new ActionTable(['kms:Teleport*', 'kms:CreateKe*']);
  expect(table.names.filter((_, bit) => (table.unknown >> BigInt(bit)) & 1n)).toEqual(['kms:Teleport*']);
});

test('names that are too long, and too many, are left out', () => {
  const many = Array.from({ length: 1000 }, (_, index) => `kms:Unknown${index}`);
  expect(bitsIn(new ActionTable(many).unknown)).toBe(256);
  expect(bitsIn(new ActionTable([`kms:${'x'.repeat(128)}`]).unknown)).toBe(1);
  expect(new ActionTable([`kms:${'x'.repeat(129)}`]).unknown).toBe(0n);
  const patterns = many.map((_, index) => `kms:*${'*'.repeat(index % 60)}Decrypt${'*'.repeat(index / 60)}`);
  expect(bitsIn(new ActionTable(patterns).future)).toBe(256);
  expect([many, patterns, ['kms:Unknown']].map(written => new ActionTable(written).isWhole)).toEqual([
    false,
    false,
    true,
  ]);
});

function bitsIn(set: bigint): number {
  return [...bitsOf(set)].length;
}

test.each([
  ['kms:Decrypt', false, undefined],
  ['kms:Decrypt', true, undefined],
  ['kms:PutKeyPolicy', false, undefined],
  ['kms:PutKeyPolicy', true, 'KMS refuses it to principals of other accounts'],
  ['kms:CreateKey', false, 'an action that is not done to a key'],
  ['s3:GetObject', false, 'no action of KMS'],
  ['kms:NotYetKnown', true, undefined],
  ['kms:Put*', true, undefined],
  ['*', true, undefined],
  ['kms:PutKeyPolic?', true, undefined],
])('%s, foreign %j: %j', (action, foreign, why) => {
  expect(withoutEffect(action, foreign)).toBe(why);
});
