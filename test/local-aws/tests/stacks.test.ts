import * as sdk from '@aws-sdk/client-cloudformation';
import * as kmsSdk from '@aws-sdk/client-kms';
import { deploy, events, keyResource, physicalId, settled, template } from './stack-support';
import {
  allow,
  BROKER,
  Clients,
  describeKey,
  describeStack,
  expectError,
  outputOf,
  policyOf,
  policyWith,
} from './support';

let clients: Clients;
let east: sdk.CloudFormationClient;
let west: sdk.CloudFormationClient;

beforeEach(async () => {
  clients = await Clients.start();
  east = clients.cloudFormation('us-east-1');
  west = clients.cloudFormation('us-west-2');
});
afterEach(() => clients.stop());

const PRIMARY = template(
  {
    Alias: {
      Type: 'AWS::KMS::Alias',
      Properties: { AliasName: 'alias/zoom', TargetKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } },
    },
    Key: keyResource({ MultiRegion: true, EnableKeyRotation: true, RotationPeriodInDays: 200, PendingWindowInDays: 9 }),
  },
  { Outputs: { KeyArn: { Value: { 'Fn::GetAtt': ['Key', 'Arn'] } } } },
);

function replicaTemplate(properties: object = {}): string {
  const arn = { 'Fn::GetStackOutput': { StackName: 'Primary', OutputName: 'KeyArn', Region: 'us-east-1' } };
  return template({
    Key: { Type: 'AWS::KMS::ReplicaKey', Properties: { PrimaryKeyArn: arn, KeyPolicy: policyWith(), ...properties } },
  });
}

async function tagsOf(region: string, KeyId: string): Promise<string[]> {
  const { Tags } = await clients.kms(region).send(new kmsSdk.ListResourceTagsCommand({ KeyId }));
  return Tags!.map(tag => `${tag.TagKey}=${tag.TagValue}`).sort();
}

test('a key and its alias are made in the order of their references', async () => {
  expect((await deploy(east, 'Primary', PRIMARY)).StackStatus).toBe('CREATE_COMPLETE');
  const key = await describeKey(clients.kms(), 'alias/zoom');
  expect(key).toMatchObject({ MultiRegion: true, KeyState: 'Enabled' });
  expect(await outputOf(east, 'Primary', 'KeyArn')).toBe(key.Arn);
  const rotation = await clients.kms().send(new kmsSdk.GetKeyRotationStatusCommand({ KeyId: key.KeyId }));
  expect(rotation).toMatchObject({ KeyRotationEnabled: true, RotationPeriodInDays: 200 });
  expect(await events(east, 'Primary')).toEqual([
    'Primary CREATE_IN_PROGRESS',
    'Key CREATE_IN_PROGRESS',
    'Key CREATE_IN_PROGRESS',
    'Key CREATE_COMPLETE',
    'Alias CREATE_IN_PROGRESS',
    'Alias CREATE_IN_PROGRESS',
    'Alias CREATE_COMPLETE',
    'Primary CREATE_COMPLETE',
  ]);
});

test('a stack in progress can be seen', async () => {
  const slow = await Clients.start({ stepMs: 30 });
  try {
    const client = slow.cloudFormation();
    await client.send(new sdk.CreateStackCommand({ StackName: 'Slow', TemplateBody: PRIMARY }));
    expect((await describeStack(client, 'Slow')).StackStatus).toBe('CREATE_IN_PROGRESS');
    await expectError(
      client.send(new sdk.UpdateStackCommand({ StackName: 'Slow', TemplateBody: PRIMARY })),
      'ValidationError',
      /is in CREATE_IN_PROGRESS state and can not be updated/,
    );
    expect((await settled(client, 'Slow')).StackStatus).toBe('CREATE_COMPLETE');
  } finally {
    await slow.stop();
  }
});

test('a replica reads its primary from the output of a stack in another Region', async () => {
  await deploy(east, 'Primary', PRIMARY);
  await deploy(west, 'Replica', replicaTemplate());
  const keyId = await physicalId(west, 'Replica', 'Key');
  expect(keyId).toBe(await physicalId(east, 'Primary', 'Key'));
  expect((await describeKey(clients.kms('us-west-2'), keyId)).MultiRegionConfiguration?.MultiRegionKeyType).toBe(
    'REPLICA',
  );
});

test('the tags of the stack go on a key, but not on a replica', async () => {
  const Tags = [{ Key: 'team', Value: 'security' }];
  await deploy(east, 'Primary', PRIMARY, { Tags });
  await deploy(west, 'Replica', replicaTemplate({ Tags: [{ Key: 'own', Value: 'x' }] }), { Tags });
  const keyId = await physicalId(east, 'Primary', 'Key');
  const ofKey = await tagsOf('us-east-1', keyId);
  expect(ofKey).toContain('team=security');
  expect(ofKey).toContain('aws:cloudformation:stack-name=Primary');
  expect(await tagsOf('us-west-2', keyId)).toEqual(['own=x']);
});

test('a changed policy is put, and one that changed in KMS alone stays', async () => {
  const kms = clients.kms();
  await deploy(east, 'Stack', template({ Key: keyResource() }));
  const keyId = await physicalId(east, 'Stack', 'Key');
  const outOfBand = JSON.stringify(policyWith(allow(BROKER, 'kms:Decrypt')));
  await kms.send(new kmsSdk.PutKeyPolicyCommand({ KeyId: keyId, Policy: outOfBand }));
  await deploy(east, 'Stack', template({ Key: keyResource({ Description: 'new' }) }));
  expect((await policyOf(kms, keyId)).Statement).toHaveLength(2);
  await deploy(east, 'Stack', template({ Key: keyResource({ KeyPolicy: policyWith(allow(BROKER, 'kms:Encrypt')) }) }));
  expect((await policyOf(kms, keyId)).Statement[1].Action).toBe('kms:Encrypt');
  expect(await physicalId(east, 'Stack', 'Key')).toBe(keyId);
});

test('rotation, state, description and tags are updated in place', async () => {
  const kms = clients.kms();
  await deploy(east, 'Stack', template({ Key: keyResource({ Tags: [{ Key: 'a', Value: '1' }] }) }));
  const keyId = await physicalId(east, 'Stack', 'Key');
  const Tags = [{ Key: 'b', Value: '2' }];
  await deploy(
    east,
    'Stack',
    template({ Key: keyResource({ Enabled: false, EnableKeyRotation: true, Description: 'd', Tags }) }),
  );
  expect(await describeKey(kms, keyId)).toMatchObject({ KeyState: 'Disabled', Description: 'd' });
  expect((await kms.send(new kmsSdk.GetKeyRotationStatusCommand({ KeyId: keyId }))).KeyRotationEnabled).toBe(true);
  const tags = await tagsOf('us-east-1', keyId);
  expect(tags).toContain('b=2');
  expect(tags).not.toContain('a=1');
});

test('another primary replaces a replica, another name replaces an alias', async () => {
  await deploy(east, 'Primary', PRIMARY);
  await deploy(west, 'Replica', replicaTemplate());
  const former = await physicalId(west, 'Replica', 'Key');
  await deploy(east, 'Other', template({ Key: keyResource({ MultiRegion: true }) }));
  const { Arn } = await describeKey(clients.kms(), await physicalId(east, 'Other', 'Key'));
  expect((await deploy(west, 'Replica', replicaTemplate({ PrimaryKeyArn: Arn }))).StackStatus).toBe('UPDATE_COMPLETE');
  expect(await physicalId(west, 'Replica', 'Key')).toBe(await physicalId(east, 'Other', 'Key'));
  expect((await describeKey(clients.kms('us-west-2'), former)).KeyState).toBe('PendingDeletion');

  await deploy(east, 'Primary', PRIMARY.replace('alias/zoom', 'alias/renamed'));
  await describeKey(clients.kms(), 'alias/renamed');
  await expectError(describeKey(clients.kms(), 'alias/zoom'), 'NotFoundException');
});

test('deleting a stack schedules its keys for deletion, except those to retain', async () => {
  const kms = clients.kms();
  const resources = {
    Gone: keyResource({ PendingWindowInDays: 9 }),
    Kept: keyResource({}, { DeletionPolicy: 'Retain' }),
  };
  const { StackId } = await deploy(east, 'Stack', template(resources));
  const [gone, kept] = [await physicalId(east, 'Stack', 'Gone'), await physicalId(east, 'Stack', 'Kept')];
  await east.send(new sdk.DeleteStackCommand({ StackName: 'Stack' }));
  expect((await settled(east, StackId!)).StackStatus).toBe('DELETE_COMPLETE');
  expect(await events(east, StackId!)).toContain('Kept DELETE_SKIPPED');
  const days = ((await describeKey(kms, gone)).DeletionDate!.getTime() - Date.now()) / 86_400_000;
  expect(Math.round(days)).toBe(9);
  expect((await describeKey(kms, kept)).KeyState).toBe('Enabled');
  await expectError(describeStack(east, 'Stack'), 'ValidationError', /^Stack with id Stack does not exist$/);
});

test('a role of a stack exists for key policies as long as its stack does', async () => {
  const Role = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } };
  const KeyPolicy = {
    Statement: [
      ...policyWith().Statement,
      { ...allow('', 'kms:Decrypt'), Principal: { AWS: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
    ],
  };
  const body = template({ Role, Key: keyResource({ KeyPolicy }, { DeletionPolicy: 'Retain' }) });
  await expectError(deploy(east, 'Stack', body), 'InsufficientCapabilitiesException', /CAPABILITY_IAM/);
  const { StackId } = await deploy(east, 'Stack', body, { Capabilities: ['CAPABILITY_IAM'] });
  const keyId = await physicalId(east, 'Stack', 'Key');
  expect((await policyOf(clients.kms(), keyId)).Statement[1].Principal.AWS).toMatch(/:role\/Stack-Role-/);
  await east.send(new sdk.DeleteStackCommand({ StackName: 'Stack' }));
  await settled(east, StackId!);
  expect((await policyOf(clients.kms(), keyId)).Statement[1].Principal.AWS).toMatch(/^AROA/);
});

test('fails to delete a stack with termination protection', async () => {
  await deploy(east, 'Stack', template({ Key: keyResource() }), { EnableTerminationProtection: true });
  const remove = () => east.send(new sdk.DeleteStackCommand({ StackName: 'Stack' }));
  await expectError(remove(), 'ValidationError', /cannot be deleted while TerminationProtection is enabled/);
  await east.send(
    new sdk.UpdateTerminationProtectionCommand({ StackName: 'Stack', EnableTerminationProtection: false }),
  );
  await remove();
});

test('fails to update to what is there already, and what is not there', async () => {
  const body = template({ Key: keyResource() });
  await deploy(east, 'Stack', body);
  await expectError(deploy(east, 'Stack', body), 'ValidationError', /^No updates are to be performed\.$/);
  await expectError(
    east.send(new sdk.UpdateStackCommand({ StackName: 'None', TemplateBody: body })),
    'ValidationError',
    /^Stack \[None\] does not exist$/,
  );
  await expectError(
    east.send(new sdk.CreateStackCommand({ StackName: 'Stack', TemplateBody: body })),
    'AlreadyExistsException',
  );
});

test('stacks, resources, exports and templates are listed per account and Region', async () => {
  const body = template(
    { Key: keyResource() },
    { Outputs: { Id: { Value: { Ref: 'Key' }, Export: { Name: 'key-id' } } } },
  );
  await deploy(east, 'Exporter', body);
  await deploy(east, 'Importer', template({ Key: keyResource({ Description: { 'Fn::ImportValue': 'key-id' } }) }));
  const { StackSummaries } = await east.send(new sdk.ListStacksCommand({}));
  expect(StackSummaries?.map(stack => stack.StackName)).toEqual(['Importer', 'Exporter']);
  expect((await west.send(new sdk.DescribeStacksCommand({}))).Stacks).toEqual([]);
  expect(
    (await clients.cloudFormation('us-east-1', '444455556666').send(new sdk.DescribeStacksCommand({}))).Stacks,
  ).toEqual([]);
  expect((await east.send(new sdk.ListExportsCommand({}))).Exports).toMatchObject([{ Name: 'key-id' }]);
  expect((await east.send(new sdk.ListImportsCommand({ ExportName: 'key-id' }))).Imports).toEqual(['Importer']);
  expect((await east.send(new sdk.GetTemplateCommand({ StackName: 'Exporter' }))).TemplateBody).toBe(body);
  const { StackResourceSummaries } = await east.send(new sdk.ListStackResourcesCommand({ StackName: 'Exporter' }));
  expect(StackResourceSummaries).toMatchObject([{ LogicalResourceId: 'Key', ResourceStatus: 'CREATE_COMPLETE' }]);
  await east.send(new sdk.DeleteStackCommand({ StackName: 'Exporter' }));
  const exporter = await settled(east, 'Exporter');
  expect(exporter).toMatchObject({
    StackStatus: 'DELETE_FAILED',
    StackStatusReason: expect.stringContaining('in use by Importer'),
  });
});

test('fails on an operation that is not implemented, by its name', async () => {
  await deploy(east, 'Stack', template({ Key: keyResource() }));
  await expectError(
    east.send(new sdk.DetectStackDriftCommand({ StackName: 'Stack' })),
    'InvalidAction',
    /DetectStackDrift/,
  );
});
