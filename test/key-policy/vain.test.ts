import { allow, bare, compare, Elements, FOREIGN_ROLE, FOREIGN_ROOT, OWNER, ROLE } from './support';

test.each<[string, Elements, string[]]>([
  [
    'no Action',
    { Sid: 'A', Effect: 'Allow', Principal: '*', Resource: '*' },
    ['statement A: it has no Action, so it has no effect'],
  ],
  [
    'no Resource',
    { Effect: 'Allow', Principal: '*', Action: '*' },
    ['statement 1: it has no Resource, so it has no effect'],
  ],
  [
    'an action without a key',
    allow(ROLE, ['kms:CreateKey', 'kms:Decrypt']),
    ['statement 1: kms:CreateKey has no effect: an action that is not done to a key'],
  ],
  [
    'an action of another service',
    allow(ROLE, 's3:GetObject'),
    ['statement 1: s3:GetObject has no effect: no action of KMS'],
  ],
  [
    'what other accounts may not do',
    allow(FOREIGN_ROLE, 'kms:PutKeyPolicy'),
    ['statement 1: kms:PutKeyPolicy has no effect: KMS refuses it to principals of other accounts'],
  ],
  ['the same for the own account', allow({ AWS: [FOREIGN_ROLE, ROLE] }, 'kms:PutKeyPolicy'), []],
  [
    'a principal that is gone',
    allow('AROAEXAMPLEID12345678', 'kms:Decrypt'),
    ['statement 1: AROAEXAMPLEID12345678 is a role or user that no longer exists, so it is nobody'],
  ],
  ['the same for nobody', allow({ AWS: [] }, 'kms:PutKeyPolicy'), []],
  ['the same for a service', allow({ Service: 'sns.amazonaws.com' }, 'kms:PutKeyPolicy'), []],
  ['the same for everybody', allow('*', 'kms:PutKeyPolicy'), []],
  [
    'what other accounts may not do, of several',
    allow({ AWS: [FOREIGN_ROLE, FOREIGN_ROOT] }, ['kms:PutKeyPolicy', 'kms:Decrypt']),
    ['statement 1: kms:PutKeyPolicy has no effect: KMS refuses it to principals of other accounts'],
  ],
  [
    'NotAction of what is not done to a key',
    { Effect: 'Allow', Principal: '*', NotAction: 'kms:CreateKey', Resource: '*' },
    [],
  ],
  ['NotAction', { Effect: 'Allow', Principal: '*', NotAction: 's3:*', Resource: '*' }, []],
])('%s is said', (_, statement, expected) => {
  const one = bare(statement);
  expect(compare(one, one, { before: { account: OWNER } }).withoutEffect).toEqual(expected);
});

test('without an owner, no account is another one', () => {
  const one = bare(allow(FOREIGN_ROLE, 'kms:PutKeyPolicy'));
  expect(compare(one, one).withoutEffect).toEqual([]);
});
