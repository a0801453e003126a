import * as sdk from '@aws-sdk/client-cloudformation';
import { deploy, keyResource, physicalId, settled, template } from './stack-support';
import { allow, BROKER, Clients, createKey, describeKey, describeStack, expectError, policyWith } from './support';

let clients: Clients;
let client: sdk.CloudFormationClient;

beforeEach(async () => {
  clients = await Clients.start();
  client = clients.cloudFormation();
});
afterEach(() => clients.stop());

const names = { StackName: 'Stack', ChangeSetName: 'Changes' };

async function changeSet(
  TemplateBody: string,
  ChangeSetType: sdk.ChangeSetType = 'UPDATE',
  input: Partial<sdk.CreateChangeSetInput> = {},
): Promise<sdk.DescribeChangeSetOutput> {
  await client.send(new sdk.CreateChangeSetCommand({ ...names, TemplateBody, ChangeSetType, ...input }));
  return client.send(new sdk.DescribeChangeSetCommand({ ...names, IncludePropertyValues: true }));
}

async function execute(): Promise<sdk.Stack> {
  await client.send(new sdk.ExecuteChangeSetCommand(names));
  return settled(client, 'Stack');
}

describe('change sets', () => {
  test('one for a new stack leaves it in review until it is executed', async () => {
    const { Changes, Status, ExecutionStatus } = await changeSet(template({ Key: keyResource() }), 'CREATE');
    expect([Status, ExecutionStatus]).toEqual(['CREATE_COMPLETE', 'AVAILABLE']);
    expect(Changes).toMatchObject([{ ResourceChange: { Action: 'Add', LogicalResourceId: 'Key' } }]);
    expect((await describeStack(client, 'Stack')).StackStatus).toBe('REVIEW_IN_PROGRESS');
    expect((await execute()).StackStatus).toBe('CREATE_COMPLETE');
  });

  test('it says what is added, modified, replaced and removed', async () => {
    const alias = (AliasName: string, key: string) => ({
      Type: 'AWS::KMS::Alias',
      Properties: { AliasName, TargetKeyId: { Ref: key } },
    });
    const before = {
      Key: keyResource(),
      Old: keyResource({}, { DeletionPolicy: 'Retain' }),
      Alias: alias('alias/a', 'Key'),
      Moved: alias('alias/m', 'Key'),
    };
    const after = {
      Key: keyResource({ KeyPolicy: policyWith(allow(BROKER, 'kms:Decrypt')) }),
      New: keyResource(),
      Alias: alias('alias/b', 'Key'),
      Moved: alias('alias/m', 'New'),
    };
    await deploy(client, 'Stack', template(before));
    const { Changes } = await changeSet(template(after));
    const byId = Object.fromEntries(Changes!.map(({ ResourceChange: change }) => [change!.LogicalResourceId, change!]));
    expect(byId.Key).toMatchObject({ Action: 'Modify', Replacement: 'False', Scope: ['Properties'] });
    expect(byId.Key.Details).toMatchObject([
      {
        Target: { Name: 'KeyPolicy', RequiresRecreation: 'Never', AfterValue: expect.stringContaining(BROKER) },
        Evaluation: 'Static',
      },
    ]);
    expect(byId.New).toMatchObject({ Action: 'Add' });
    expect(byId.Alias).toMatchObject({ Action: 'Modify', Replacement: 'True', PolicyAction: 'ReplaceAndDelete' });
    expect(byId.Moved).toMatchObject({ Action: 'Modify', Replacement: 'False' });
    expect(byId.Moved.Details).toMatchObject([
      { Target: { AfterValue: '{{changeSet:KNOWN_AFTER_APPLY}}' }, Evaluation: 'Dynamic' },
    ]);
    expect(byId.Old).toMatchObject({ Action: 'Remove', PolicyAction: 'Retain' });
    expect((await execute()).StackStatus).toBe('UPDATE_COMPLETE');
    expect((await describeKey(clients.kms(), 'alias/m')).KeyId).toBe(await physicalId(client, 'Stack', 'New'));
  });

  test('a change of outputs or tags alone is a change', async () => {
    const resources = { Key: keyResource() };
    await deploy(client, 'Stack', template(resources));
    expect(await changeSet(template(resources, { Outputs: { Id: { Value: { Ref: 'Key' } } } }))).toMatchObject({
      Status: 'CREATE_COMPLETE',
    });
    await execute();
    await client.send(new sdk.DeleteChangeSetCommand(names));
    const { Changes } = await changeSet(template(resources, { Outputs: { Id: { Value: { Ref: 'Key' } } } }), 'UPDATE', {
      Tags: [{ Key: 'a', Value: 'b' }],
    });
    expect(Changes).toMatchObject([{ ResourceChange: { Action: 'Modify', Scope: ['Tags'] } }]);
  });

  test('it is listed, and deleted as often as asked', async () => {
    await changeSet(template({ Key: keyResource() }), 'CREATE');
    const { Summaries } = await client.send(new sdk.ListChangeSetsCommand({ StackName: 'Stack' }));
    expect(Summaries).toMatchObject([{ ChangeSetName: 'Changes' }]);
    await client.send(new sdk.DeleteChangeSetCommand(names));
    await client.send(new sdk.DeleteChangeSetCommand(names));
    await expectError(client.send(new sdk.DescribeChangeSetCommand(names)), 'ChangeSetNotFoundException');
  });

  test('fails without changes, in the words that the CLI looks for', async () => {
    const body = template({ Key: keyResource() });
    await deploy(client, 'Stack', body);
    const { Status, StatusReason } = await changeSet(body);
    expect(Status).toBe('FAILED');
    expect(StatusReason).toBe(
      "The submitted information didn't contain changes. Submit different information to create a change set.",
    );
    await expectError(execute(), 'InvalidChangeSetStatusException');
  });

  test('fails to create what exists, and to update what does not', async () => {
    const body = template({ Key: keyResource() });
    await expectError(changeSet(body), 'ValidationError', /^Stack \[Stack\] does not exist$/);
    await deploy(client, 'Stack', body);
    await expectError(changeSet(body, 'CREATE'), 'AlreadyExistsException');
  });

  test('fails on a template that is none, and leaves no stack behind', async () => {
    await expectError(changeSet('{}', 'CREATE'), 'ValidationError');
    await expectError(describeStack(client, 'Stack'), 'ValidationError');
  });
});

describe('imports', () => {
  const target = (KeyId: string) => [
    { LogicalResourceId: 'Key', ResourceType: 'AWS::KMS::Key', ResourceIdentifier: { KeyId } },
  ];
  const body = template({ Key: keyResource({ MultiRegion: true }, { DeletionPolicy: 'Retain' }) });

  test('a key that exists becomes part of a stack as it is', async () => {
    const { KeyId } = await createKey(clients.kms(), { MultiRegion: true, Description: 'made by hand' });
    const { Changes } = await changeSet(body, 'IMPORT', { ResourcesToImport: target(KeyId!) });
    expect(Changes).toMatchObject([{ ResourceChange: { Action: 'Import', PhysicalResourceId: KeyId } }]);
    expect((await execute()).StackStatus).toBe('IMPORT_COMPLETE');
    expect(await physicalId(client, 'Stack', 'Key')).toBe(KeyId);
    expect((await describeKey(clients.kms(), KeyId!)).Description).toBe('made by hand');
  });

  test('a template tells how its resources are identified', async () => {
    const alias = { Type: 'AWS::KMS::Alias', Properties: { AliasName: 'alias/a', TargetKeyId: 'x' } };
    const { ResourceIdentifierSummaries } = await client.send(
      new sdk.GetTemplateSummaryCommand({ TemplateBody: template({ Key: keyResource(), Alias: alias }) }),
    );
    expect(ResourceIdentifierSummaries).toEqual([
      { ResourceType: 'AWS::KMS::Key', LogicalResourceIds: ['Key'], ResourceIdentifiers: ['KeyId'] },
      { ResourceType: 'AWS::KMS::Alias', LogicalResourceIds: ['Alias'], ResourceIdentifiers: ['AliasName'] },
    ]);
  });

  test('fails on a key that is not there', async () => {
    await changeSet(body, 'IMPORT', { ResourcesToImport: target('mrk-00000000000000000000000000000000') });
    expect((await execute()).StackStatus).toBe('IMPORT_ROLLBACK_COMPLETE');
  });

  test('fails without a deletion policy, and on new resources beside', async () => {
    const ResourcesToImport = target('mrk-00000000000000000000000000000000');
    await expectError(
      changeSet(template({ Key: keyResource() }), 'IMPORT', { ResourcesToImport }),
      'ValidationError',
      /must have a DeletionPolicy/,
    );
    const beside = template({ Key: keyResource({}, { DeletionPolicy: 'Retain' }), Other: keyResource() });
    await expectError(
      changeSet(beside, 'IMPORT', { ResourcesToImport }),
      'ValidationError',
      /cannot create new resources: \[Other\]/,
    );
  });
});
