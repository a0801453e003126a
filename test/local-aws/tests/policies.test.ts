import * as sdk from '@aws-sdk/client-kms';
import fc from 'fast-check';
import { allow, BROKER, Clients, createKey, expectError, policyOf, policyText, ROOT_STATEMENT } from './support';

const ADMIN = 'arn:aws:iam::111122223333:role/team/admin';
let clients: Clients;
let kms: sdk.KMSClient;
let keyId: string;

beforeAll(async () => {
  clients = await Clients.start();
  kms = clients.kms();
  keyId = (await createKey(kms)).KeyId!;
});
afterAll(() => clients.stop());

async function put(policy: string | object, options: Partial<sdk.PutKeyPolicyRequest> = {}): Promise<void> {
  const Policy = typeof policy === 'string' ? policy : JSON.stringify(policy);
  await kms.send(new sdk.PutKeyPolicyCommand({ KeyId: keyId, Policy, ...options }));
}

describe('what is read back', () => {
  test('a policy means the same, but is written another way', async () => {
    await put(policyText(allow(BROKER, 'kms:Encrypt', 'kms:Decrypt')));
    const { Policy } = await kms.send(new sdk.GetKeyPolicyCommand({ KeyId: keyId }));
    expect(Policy).toContain('"Version" : "2012-10-17"');
    expect(JSON.parse(Policy!).Statement[1]).toEqual({
      Effect: 'Allow',
      Principal: { AWS: BROKER },
      Action: ['kms:Decrypt', 'kms:Encrypt'],
      Resource: '*',
    });
  });

  test('account ids become root ARNs, a bare star becomes an AWS principal, and single values lose their brackets', async () => {
    await put({
      Statement: [
        { ...ROOT_STATEMENT, Principal: { AWS: ['111122223333'] }, Action: ['kms:*'] },
        { Effect: 'Deny', Principal: '*', Action: 'kms:Decrypt', Resource: '*' },
      ],
    });
    const { Statement } = await policyOf(kms, keyId);
    expect(Statement[0]).toEqual(ROOT_STATEMENT);
    expect(Statement[1].Principal).toEqual({ AWS: '*' });
  });

  test('a statement without Action or Resource is kept', async () => {
    const statement = { Effect: 'Allow', Principal: { AWS: BROKER } };
    await put({ Statement: [ROOT_STATEMENT, statement] });
    expect((await policyOf(kms, keyId)).Statement[1]).toEqual(statement);
  });

  test('whatever the actions and conditions, nothing is lost', async () => {
    const action = fc.constantFrom('kms:Decrypt', 'kms:Encrypt', 'kms:DescribeKey', 'kms:GenerateDataKey*');
    const text = fc.string({ unit: fc.integer({ min: 0x20, max: 0xff }).map(code => String.fromCharCode(code)) });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(action, { minLength: 1 }),
        fc.uniqueArray(text, { minLength: 1 }),
        async (actions, values) => {
          const Condition = { StringEquals: { 'kms:CallerAccount': values } };
          await put({ Statement: [ROOT_STATEMENT, { ...allow(BROKER, ...actions), Condition }] });
          const [, statement] = (await policyOf(kms, keyId)).Statement;
          expect([statement.Action].flat().sort()).toEqual([...actions].sort());
          expect([statement.Condition.StringEquals['kms:CallerAccount']].flat().sort()).toEqual([...values].sort());
        },
      ),
      { numRuns: 25 },
    );
  });

  test('the only policy is named default', async () => {
    const { PolicyNames } = await kms.send(new sdk.ListKeyPoliciesCommand({ KeyId: keyId }));
    expect(PolicyNames).toEqual(['default']);
    await expectError(
      kms.send(new sdk.GetKeyPolicyCommand({ KeyId: keyId, PolicyName: 'other' })),
      'NotFoundException',
    );
  });
});

describe('principals', () => {
  test('a deleted role shows as its unique id, also after one of the same name is made again', async () => {
    const { uniqueId } = clients.aws.principals.create(ADMIN);
    await put(policyText(allow(ADMIN, 'kms:DescribeKey')));
    expect((await policyOf(kms, keyId)).Statement[1].Principal).toEqual({ AWS: ADMIN });
    clients.aws.principals.delete(ADMIN);
    expect(uniqueId).toMatch(/^AROA[A-Z0-9]{17}$/);
    expect((await policyOf(kms, keyId)).Statement[1].Principal).toEqual({ AWS: uniqueId });
    clients.aws.principals.create(ADMIN);
    expect((await policyOf(kms, keyId)).Statement[1].Principal).toEqual({ AWS: uniqueId });
  });

  test('fails to put back a policy that names a deleted user', async () => {
    const user = 'arn:aws:iam::111122223333:user/leaver';
    const { uniqueId } = clients.aws.principals.create(user);
    await put(policyText(allow(user, 'kms:DescribeKey')));
    clients.aws.principals.delete(user);
    const { Policy } = await kms.send(new sdk.GetKeyPolicyCommand({ KeyId: keyId }));
    expect(uniqueId).toMatch(/^AIDA/);
    expect(Policy).toContain(uniqueId);
    await expectError(put(Policy!), 'MalformedPolicyDocumentException', /one or more invalid principals\.$/);
  });

  test.each([
    'arn:aws:iam::111122223333:role/nobody',
    'arn:aws:iam::1234:root',
    'arn:aws-cn:iam::111122223333:root',
    'AROAABCDEFGHIJKLMNOPQ',
    'somebody',
  ])('fails on the principal %s', async principal => {
    await expectError(
      put(policyText(allow(principal, 'kms:Decrypt'))),
      'MalformedPolicyDocumentException',
      /invalid principals/,
    );
  });

  test('roots of any account, services and sessions of roles are principals', async () => {
    clients.aws.principals.create('arn:aws:iam::111122223333:role/deployer');
    await put({
      Statement: [
        ROOT_STATEMENT,
        allow('arn:aws:iam::409910850980:root', 'kms:Decrypt'),
        allow('arn:aws:iam::735735407888:role/csms@prod_searchmanage_aw1', 'kms:Decrypt'),
        allow('arn:aws:sts::111122223333:assumed-role/deployer/session', 'kms:Decrypt'),
        {
          Effect: 'Allow',
          Principal: { Service: 'logs.us-east-1.amazonaws.com' },
          Action: 'kms:Decrypt',
          Resource: '*',
        },
      ],
    });
    expect((await policyOf(kms, keyId)).Statement).toHaveLength(5);
  });
});

describe('refusals', () => {
  const statement = (members: object) => ({
    Statement: [ROOT_STATEMENT, { ...allow(BROKER, 'kms:Decrypt'), ...members }],
  });

  test.each<[string, string | object]>([
    ['text that is no JSON', '{'],
    ['a list', '[]'],
    ['no statement', { Version: '2012-10-17' }],
    ['another version', { Version: '2020-01-01', Statement: [ROOT_STATEMENT] }],
    ['an unknown element', { Statement: [ROOT_STATEMENT], Comment: 'x' }],
    ['an unknown statement element', statement({ Actions: 'kms:*' })],
    ['an unknown effect', statement({ Effect: 'allow' })],
    ['no principal', statement({ Principal: undefined })],
    ['both Action and NotAction', statement({ NotAction: 'kms:Encrypt' })],
    ['an action without a service', statement({ Action: 'Decrypt' })],
    ['a resource that is no ARN', statement({ Resource: 'key/x' })],
    ['an unknown condition operator', statement({ Condition: { Equals: { 'aws:PrincipalArn': 'x' } } })],
    ['a condition value that is an object', statement({ Condition: { StringEquals: { 'aws:PrincipalArn': {} } } })],
  ])('fails on %s', async (_, policy) => {
    await expectError(put(policy), 'MalformedPolicyDocumentException');
  });

  test('fails on more than 32 KB', async () => {
    const filler = Array.from({ length: 300 }, (_, index) => ({ ...ROOT_STATEMENT, Sid: `Filler${index}` }));
    await expectError(put(policyText(...filler)), 'LimitExceededException');
  });

  test('fails on characters beyond Latin-1', async () => {
    await expectError(put({ Id: '\u20ac', Statement: [ROOT_STATEMENT] }), 'ValidationException');
  });
});

describe('the lock-out check', () => {
  const LOCKED_OUT = /^The new key policy will not allow you to update the key policy in the future\.$/;
  const guard = (operator: string) => ({
    Effect: 'Deny',
    Principal: '*',
    Action: 'kms:PutKeyPolicy',
    Resource: '*',
    Condition: { [operator]: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:user/local-aws' } },
  });

  test.each<[string, object[]]>([
    ['nobody of the account', [allow(BROKER, 'kms:*')]],
    ['another action', [{ ...ROOT_STATEMENT, Action: 'kms:Get*' }]],
    ['another key', [{ ...ROOT_STATEMENT, Resource: 'arn:aws:kms:us-east-1:111122223333:key/other' }]],
    ['a denied caller', [ROOT_STATEMENT, guard('ArnLike')]],
    [
      'a condition that does not hold',
      [{ ...ROOT_STATEMENT, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }],
    ],
  ])('fails on a policy for %s', async (_, statements) => {
    await expectError(put({ Statement: statements }), 'MalformedPolicyDocumentException', LOCKED_OUT);
    await expectError(
      createKey(kms, { Policy: JSON.stringify({ Statement: statements }) }),
      'MalformedPolicyDocumentException',
    );
  });

  test('a Deny that spares the caller passes', async () => {
    await put({ Statement: [ROOT_STATEMENT, guard('ArnNotLike')] });
  });

  test('the check can be bypassed', async () => {
    const { KeyId } = await createKey(kms);
    const Policy = JSON.stringify({ Statement: [allow(BROKER, 'kms:*')] });
    await kms.send(new sdk.PutKeyPolicyCommand({ KeyId, Policy, BypassPolicyLockoutSafetyCheck: true }));
  });
});
