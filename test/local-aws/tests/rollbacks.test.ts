import * as sdk from '@aws-sdk/client-cloudformation';
import * as kmsSdk from '@aws-sdk/client-kms';
import { deploy, events, keyResource, physicalId, reasonOf, refusedKey, template } from './stack-support';
import { allow, BROKER, Clients, describeKey, expectError, policyOf, policyWith } from './support';

let clients: Clients;
let client: sdk.CloudFormationClient;
let kms: kmsSdk.KMSClient;

beforeEach(async () => {
  clients = await Clients.start();
  client = clients.cloudFormation();
  kms = clients.kms();
});
afterEach(() => clients.stop());

async function statesOfKeys(): Promise<string[]> {
  const { Keys } = await kms.send(new kmsSdk.ListKeysCommand({}));
  return Promise.all(Keys!.map(async key => (await describeKey(kms, key.KeyId!)).KeyState!));
}

test('fails to make a stack, and takes back what was made', async () => {
  const stack = await deploy(
    client,
    'Stack',
    template({ Good: keyResource(), Bad: refusedKey({ DependsOn: 'Good' }) }),
  );
  expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
  expect(await statesOfKeys()).toEqual(['PendingDeletion']);
  expect(await reasonOf(client, 'Stack', 'CREATE_FAILED')).toMatch(
    /^Resource handler returned message: "Policy contains a statement with one or more invalid principals\. .*HandlerErrorCode: InvalidRequest\)$/,
  );
  await expectError(
    deploy(client, 'Stack', template({ Good: keyResource() })),
    'ValidationError',
    /ROLLBACK_COMPLETE state and can not be updated/,
  );
});

test('fails to make a stack, and leaves what is to be retained', async () => {
  const make = (DeletionPolicy: string, name: string) =>
    deploy(
      client,
      name,
      template({ Good: keyResource({}, { DeletionPolicy }), Bad: refusedKey({ DependsOn: 'Good' }) }),
    );
  await make('Retain', 'Kept');
  expect(await statesOfKeys()).toEqual(['Enabled']);
  await make('RetainExceptOnCreate', 'Gone');
  expect((await statesOfKeys()).sort()).toEqual(['Enabled', 'PendingDeletion']);
});

test('fails to update a stack, and restores the former properties', async () => {
  const before = policyWith(allow(BROKER, 'kms:Decrypt'));
  await deploy(client, 'Stack', template({ Key: keyResource({ KeyPolicy: before, Description: 'before' }) }));
  const keyId = await physicalId(client, 'Stack', 'Key');
  const after = {
    Key: keyResource({ Description: 'after', EnableKeyRotation: true }),
    Bad: refusedKey({ DependsOn: 'Key' }),
  };
  const stack = await deploy(client, 'Stack', template(after));
  expect(stack).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
  expect((await describeKey(kms, keyId)).Description).toBe('before');
  expect((await policyOf(kms, keyId)).Statement).toHaveLength(2);
  expect((await kms.send(new kmsSdk.GetKeyRotationStatusCommand({ KeyId: keyId }))).KeyRotationEnabled).toBe(false);
  expect((await events(client, 'Stack')).slice(-4)).toEqual([
    'Key UPDATE_IN_PROGRESS',
    'Key UPDATE_COMPLETE',
    'Stack UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
    'Stack UPDATE_ROLLBACK_COMPLETE',
  ]);
  expect((await deploy(client, 'Stack', template({ Key: keyResource() }))).StackStatus).toBe('UPDATE_COMPLETE');
});

test('fails to update a stack, and keeps what would have been removed or replaced', async () => {
  const alias = (AliasName: string) => ({
    Type: 'AWS::KMS::Alias',
    Properties: { AliasName, TargetKeyId: { Ref: 'Key' } },
  });
  await deploy(client, 'Stack', template({ Key: keyResource(), Other: keyResource(), Alias: alias('alias/a') }));
  const other = await physicalId(client, 'Stack', 'Other');
  await deploy(
    client,
    'Stack',
    template({ Key: keyResource(), Alias: alias('alias/b'), Bad: refusedKey({ DependsOn: 'Alias' }) }),
  );
  expect((await describeKey(kms, other)).KeyState).toBe('Enabled');
  expect((await kms.send(new kmsSdk.ListAliasesCommand({}))).Aliases?.map(({ AliasName }) => AliasName)).toEqual([
    'alias/a',
  ]);
});

test.each(['MultiRegion', 'KeySpec', 'KeyUsage', 'Origin'])(
  'fails to change %s, and leaves the key alone',
  async property => {
    const values: Record<string, unknown> = {
      MultiRegion: true,
      KeySpec: 'RSA_2048',
      KeyUsage: 'SIGN_VERIFY',
      Origin: 'EXTERNAL',
    };
    await deploy(client, 'Stack', template({ Key: keyResource() }));
    const stack = await deploy(client, 'Stack', template({ Key: keyResource({ [property]: values[property] }) }));
    expect(stack.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await reasonOf(client, 'Stack', 'UPDATE_FAILED')).toContain(`cannot change the ${property} property`);
    expect(await statesOfKeys()).toEqual(['Enabled']);
  },
);

test('fails on a resource type that is not implemented, with a reason that says so', async () => {
  const stack = await deploy(client, 'Stack', template({ Vpc: { Type: 'AWS::EC2::VPC' } }));
  expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
  expect(await reasonOf(client, 'Stack', 'CREATE_FAILED')).toContain(
    'Resource type AWS::EC2::VPC is not implemented by this endpoint',
  );
});

test('fails to update, and stays there when rollback is disabled', async () => {
  const stack = await deploy(
    client,
    'Stack',
    template({ Good: keyResource(), Bad: refusedKey({ DependsOn: 'Good' }) }),
    { DisableRollback: true },
  );
  expect(stack.StackStatus).toBe('CREATE_FAILED');
  expect(await statesOfKeys()).toEqual(['Enabled']);
});

test.each<[string, object, RegExp]>([
  [
    'a ReplicaKey without a policy',
    { Type: 'AWS::KMS::ReplicaKey', Properties: { PrimaryKeyArn: 'x' } },
    /required key \[KeyPolicy\] not found/,
  ],
  [
    'a ReplicaKey without a primary',
    { Type: 'AWS::KMS::ReplicaKey', Properties: { KeyPolicy: {} } },
    /required key \[PrimaryKeyArn\] not found/,
  ],
  ['an unknown property', keyResource({ Colour: 'red' }), /extraneous key \[Colour\] is not permitted/],
])('fails on %s', async (_, resource, message) => {
  expect((await deploy(client, 'Stack', template({ Resource: resource }))).StackStatus).toBe('ROLLBACK_COMPLETE');
  expect(await reasonOf(client, 'Stack', 'CREATE_FAILED')).toMatch(message);
});
