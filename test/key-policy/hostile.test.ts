import { HOSTILE } from './hostile-policies';
import { allow, compare, Elements, OWNER, policy, ROLE, when } from './support';
import { KeyPolicyError, parseKeyPolicy } from '../../lib/key-policy';
import { expectLinear } from '../linear';

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const role = (index: number) => `arn:aws:iam::${OWNER}:role/r${index}`;

test.each(Object.entries(HOSTILE))('%s: four times as many take hardly more than four times as long', (_, pair) => {
  const compared = (size: number) => compare(...pair(size), { before: { account: OWNER } });
  compared(500);
  expectLinear(compared, 1250);
});

test('a policy of 10,000 statements is compared', () => {
  const large = policy(...many(10_000, index => allow(role(index), 'kms:Decrypt')));
  expect(compare(large, large).outcome).toBe('equivalent');
  expect(compare(large, policy()).losses).toHaveLength(10_000);
});

test('texts of a megabyte are compared', () => {
  const long = 'x'.repeat(1_000_000);
  const one = policy(
    allow(ROLE, `kms:${long}`, { Sid: long, ...when('StringLike', long, `${long}*`) }),
    allow(long, 'kms:Decrypt'),
  );
  expect(compare(one, one).outcome).toBe('equivalent');
  const other = policy(allow(ROLE, 'kms:Decrypt', when('StringLike', 'k:a', [`*${long}y`, `${'*x'.repeat(500_000)}`])));
  expect(compare(one, other).outcome).toBe('different');
});

test.each<[string, string]>([
  ['brackets', '['.repeat(100_000)],
  ['closed brackets', '['.repeat(100_000) + ']'.repeat(100_000)],
  ['deep statements', `{"Statement":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  [
    'a deep condition',
    `{"Statement":{"Effect":"Deny","Principal":"*","Condition":{"Bool":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}}}`,
  ],
  ['a deep principal', `{"Statement":{"Effect":"Deny","Principal":${'{"AWS":'.repeat(50_000)}1${'}'.repeat(50_000)}}}`],
])('fails on %s with a path, and no overflow', (_, text) => {
  expect(() => parseKeyPolicy(text)).toThrow(KeyPolicyError);
});

test('names of what every object has are names like any other', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  const text = `{"Version":"2012-10-17","Statement":[${names
    .map(
      name =>
        `{"Sid":"${name}","Effect":"Allow","Principal":{"AWS":"${name}"},"Action":"kms:${name}","Resource":"*","Condition":{"StringEquals":{"${name}":"${name}"}}}`,
    )
    .join()}]}`;
  expect(compare(text, text).outcome).toBe('equivalent');
  expect(compare(text, policy()).outcome).not.toBe('equivalent');
});

test('a policy at the limit of KMS is compared, however it is built', () => {
  const statements: Elements[] = many(100, index =>
    index % 2
      ? allow('*', 'kms:De*', when('StringLike', `k:${index}`, `x*${index}`))
      : allow(role(index), 'kms:Decrypt'),
  );
  const changed = statements.map((statement, index) =>
    index === 7 ? { ...statement, Action: 'kms:Encrypt' } : statement,
  );
  expect(JSON.stringify(policy(...statements)).length).toBeLessThan(32_768);
  expect(compare(policy(...statements), policy(...changed)).outcome).toBe('different');
});
