import { allow, bare, Elements, FOREIGN, OWNER, policy, ROLE, when } from './support';
import { KMS_ACTIONS } from '../../lib/key-policy';

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const ACTIONS = KMS_ACTIONS.filter(({ takesKey }) => takesKey).map(({ name }) => `kms:${name}`);

const role = (index: number) => `arn:aws:iam::${OWNER}:role/r${index}`;

/** Pairs of policies that grow with a size, and are made to be slow to compare. */
export const HOSTILE: Record<string, (size: number) => readonly [Elements, Elements]> = {
  'statements for a principal each': size => [
    policy(...many(size, index => allow(role(index), 'kms:Decrypt'))),
    policy(),
  ],
  'conditions of everybody': size => [
    policy(...many(size, index => allow('*', 'kms:Decrypt', when('StringEquals', 'k:a', `x${index}`)))),
    policy(...many(size, index => allow('*', 'kms:Decrypt', when('StringEquals', 'k:a', `y${index}`)))),
  ],
  'conditions of everybody, and principals': size => {
    const mixed = (letter: string) => (index: number) =>
      index % 2
        ? allow('*', 'kms:Decrypt', when('StringLike', `k:${index}`, letter))
        : allow(role(index), 'kms:Decrypt');
    return [policy(...many(size, mixed('x*'))), policy(...many(size, mixed('y*')))];
  },
  'actions and patterns that nobody knows': size => [
    policy(
      allow(
        ROLE,
        many(size, index => `kms:Foo${index}*`),
      ),
    ),
    policy(
      allow(
        ROLE,
        many(size, index => `kms:Foo${index}`),
      ),
    ),
  ],
  'values of one condition': size => {
    const among = (make: (index: number) => string) =>
      policy(allow(ROLE, 'kms:Decrypt', when('StringLike', 'k:a', many(size, make))));
    return [among(index => `${index}*`), among(index => `*${index}`)];
  },
  'values that a condition excludes': size => {
    const except = (letter: string) =>
      allow(
        ROLE,
        'kms:Decrypt',
        when(
          'StringNotLike',
          'k:a',
          many(size, index => `${letter}${index}*`),
        ),
      );
    return [policy(except('x')), policy(except('y'))];
  },
  'addresses that a condition excludes': size => {
    const except = (first: number) =>
      allow(
        ROLE,
        'kms:Decrypt',
        when(
          'NotIpAddress',
          'aws:SourceIp',
          many(size, index => `${first}.${Math.floor(index / 256)}.${index % 256}.0/24`),
        ),
      );
    return [policy(except(10)), policy(except(11))];
  },
  'principals, each with Resources of which nobody knows': size => {
    const crossed = allow({ AWS: many(size, role) }, 'kms:Decrypt', { Resource: many(size, index => `key/${index}`) });
    return [policy(crossed), policy(crossed, allow(ROLE, 'kms:Encrypt'))];
  },
  'values that each of many principals may not have': size => {
    const values = when('StringNotEquals', 'k:a', many(size, String));
    const barred = allow({ AWS: many(size, role) }, 'kms:Decrypt', values);
    return [policy(barred), policy(barred, allow(ROLE, 'kms:Encrypt'))];
  },
  'actions of everybody, across those of roles': size => {
    const action = (index: number) => ACTIONS[index % ACTIONS.length];
    const crossed = (letter: string) => (index: number) =>
      index % 2
        ? allow('*', action(index), when('StringEquals', 'k:a', `${letter}${index}`))
        : allow(role(index), action(index * 7), when('StringEquals', 'k:b', String(index)));
    return [policy(...many(size, crossed('x'))), policy(...many(size, crossed('y')))];
  },
  'conditions under which everybody may change the policy, and roles': size => {
    const open = many(size, index => allow('*', 'kms:*', when('StringEquals', 'k:a', String(index))));
    const roles = allow({ AWS: many(size, role) }, 'kms:Decrypt');
    return [policy(...open, roles), policy(...open, roles, allow(ROLE, 'kms:Encrypt'))];
  },
  'conditions of everybody, beside foreign roles whose own actions are in vain': size => {
    // Of fewer, what is linear takes most of the time.
    const twice = <T>(make: (index: number) => T) => many(2 * size, make);
    const open = (letter: string) =>
      twice(index => allow('*', 'kms:Decrypt', when('StringEquals', 'k:a', `${letter}${index}`)));
    const inVain = twice(index =>
      allow(`arn:aws:iam::${FOREIGN}:role/r${index}`, 'kms:PutKeyPolicy', when('StringEquals', 'k:b', String(index))),
    );
    return [policy(...open('x'), ...inVain), policy(...open('y'))];
  },
  'one value more for everybody, beside roles': size => {
    const among = (count: number) => allow('*', 'kms:Decrypt', when('StringEquals', 'k:a', many(count, String)));
    const roles = allow({ AWS: many(size, role) }, 'kms:Decrypt');
    return [policy(among(size), roles), policy(among(size + 1), roles)];
  },
  'a pattern that nearly matches': size => {
    const pattern = (end: string) =>
      allow('*', 'kms:Decrypt', when('StringLike', 'k:a', `*${'a'.repeat(size * 10)}${end}`));
    return [policy(pattern('b')), policy(pattern('c'))];
  },
  'stars in an action': size => [
    policy(allow(ROLE, `kms:${'*?'.repeat(size)}`)),
    policy(allow(ROLE, `kms:${'?*'.repeat(size)}`)),
  ],
  'accounts that may own the key': size => [
    bare(...many(size, index => allow(String(100000000000 + index), 'kms:*'))),
    bare(...many(size, index => allow(String(200000000000 + index), 'kms:*'))),
  ],
};
