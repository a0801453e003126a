import { allow, deny, policy } from './support';
import { orphanedPrincipals, parseKeyPolicy } from '../../lib/key-policy';

test('principals that no longer exist are named with their statement, wherever they are', () => {
  const [role, user] = ['AROAEXAMPLEID12345678', 'AIDAEXAMPLEID12345678'];
  const found = orphanedPrincipals(
    parseKeyPolicy(policy(allow(role, 'kms:Decrypt', { Sid: 'A' }), deny({ AWS: [user, '*'] }, 'kms:*'))),
  );
  expect(found).toEqual([
    { uniqueId: role, statement: 'statement A' },
    { uniqueId: user, statement: 'statement 3' },
  ]);
});

test('a unique id in a condition is legitimate', () => {
  const condition = { Condition: { StringLike: { 'aws:userid': 'AROAEXAMPLEID12345678:*' } } };
  expect(orphanedPrincipals(parseKeyPolicy(policy(allow('*', 'kms:Decrypt', condition))))).toEqual([]);
});
