import * as sdk from '@aws-sdk/client-kms';
import { BROKER, Clients, createKey, describeKey, expectError } from './support';

let clients: Clients;
let kms: sdk.KMSClient;
let KeyId: string;

beforeEach(async () => {
  clients = await Clients.start();
  kms = clients.kms();
  KeyId = (await createKey(kms)).KeyId!;
});
afterEach(() => clients.stop());

describe('aliases', () => {
  const create = (AliasName: string, client = kms, TargetKeyId = KeyId) =>
    client.send(new sdk.CreateAliasCommand({ AliasName, TargetKeyId }));

  test('an alias can be moved to another key and deleted', async () => {
    const other = await createKey(kms);
    await create('alias/zoom');
    await kms.send(new sdk.UpdateAliasCommand({ AliasName: 'alias/zoom', TargetKeyId: other.KeyId }));
    expect((await describeKey(kms, 'alias/zoom')).KeyId).toBe(other.KeyId);
    await kms.send(new sdk.DeleteAliasCommand({ AliasName: 'alias/zoom' }));
    await expectError(describeKey(kms, 'alias/zoom'), 'NotFoundException');
  });

  test('aliases are listed page by page, of all keys or of one', async () => {
    const other = await createKey(kms);
    for (let index = 0; index < 5; index += 1) await create(`alias/key-${index}`, kms, index % 2 ? KeyId : other.KeyId);
    const listed: (string | undefined)[] = [];
    for await (const page of sdk.paginateListAliases({ client: kms, pageSize: 2 }, {})) {
      listed.push(...page.Aliases!.map(alias => alias.AliasName));
    }
    expect(listed).toHaveLength(5);
    const { Aliases } = await kms.send(new sdk.ListAliasesCommand({ KeyId }));
    expect(Aliases?.map(alias => alias.AliasName)).toEqual(['alias/key-1', 'alias/key-3']);
  });

  test('the same name may stand for other keys in other Regions', async () => {
    const west = clients.kms('us-west-2');
    const other = await createKey(west);
    await create('alias/zoom');
    await create('alias/zoom', west, other.KeyId);
    expect((await describeKey(kms, 'alias/zoom')).KeyId).toBe(KeyId);
    expect((await describeKey(west, 'alias/zoom')).KeyId).toBe(other.KeyId);
  });

  test.each([
    ['zoom', 'ValidationException'],
    ['alias/', 'InvalidAliasNameException'],
    ['alias/a b', 'ValidationException'],
    ['alias/a:b', 'ValidationException'],
    ['alias/aws/zoom', 'NotAuthorizedException'],
  ])('fails on the name %s', async (name, error) => {
    await expectError(create(name), error);
  });

  test('fails on a name that is taken, and on a key that is not there', async () => {
    await create('alias/zoom');
    await expectError(create('alias/zoom'), 'AlreadyExistsException');
    await expectError(create('alias/other', kms, '12345678-1234-1234-1234-123456789012'), 'NotFoundException');
    await expectError(kms.send(new sdk.DeleteAliasCommand({ AliasName: 'alias/none' })), 'NotFoundException');
  });
});

describe('tags', () => {
  test('tags are set, replaced and removed', async () => {
    await kms.send(
      new sdk.TagResourceCommand({
        KeyId,
        Tags: [
          { TagKey: 'a', TagValue: '1' },
          { TagKey: 'b', TagValue: '2' },
        ],
      }),
    );
    await kms.send(new sdk.TagResourceCommand({ KeyId, Tags: [{ TagKey: 'a', TagValue: '3' }] }));
    await kms.send(new sdk.UntagResourceCommand({ KeyId, TagKeys: ['b'] }));
    const { Tags } = await kms.send(new sdk.ListResourceTagsCommand({ KeyId }));
    expect(Tags).toEqual([{ TagKey: 'a', TagValue: '3' }]);
  });

  test('tags are listed page by page', async () => {
    const Tags = Array.from({ length: 5 }, (_, index) => ({ TagKey: `k${index}`, TagValue: '' }));
    await kms.send(new sdk.TagResourceCommand({ KeyId, Tags }));
    const listed: sdk.Tag[] = [];
    for await (const page of sdk.paginateListResourceTags({ client: kms, pageSize: 2 }, { KeyId })) {
      listed.push(...page.Tags!);
    }
    expect(listed).toEqual(Tags);
  });

  test('fails on the same key twice, on more than fifty, and on those of AWS', async () => {
    const tag = (Tags: sdk.Tag[]) => kms.send(new sdk.TagResourceCommand({ KeyId, Tags }));
    const one = { TagKey: 'a', TagValue: '' };
    await expectError(tag([one, one]), 'TagException');
    await expectError(tag(Array.from({ length: 51 }, (_, index) => ({ ...one, TagKey: `k${index}` }))), 'TagException');
    await expectError(tag([{ ...one, TagKey: 'aws:mine' }]), 'TagException');
  });
});

describe('grants', () => {
  const grant = (input: Partial<sdk.CreateGrantRequest> = {}) =>
    kms.send(new sdk.CreateGrantCommand({ KeyId, GranteePrincipal: BROKER, Operations: ['Decrypt'], ...input }));

  test('grants are made, listed, revoked and retired', async () => {
    const first = await grant({ Constraints: { EncryptionContextSubset: { service: '0001' } } });
    const second = await grant({ Operations: ['Encrypt'], Name: 'second' });
    const { Grants } = await kms.send(new sdk.ListGrantsCommand({ KeyId }));
    expect(Grants).toHaveLength(2);
    expect(Grants![0]).toMatchObject({
      GranteePrincipal: BROKER,
      Constraints: { EncryptionContextSubset: { service: '0001' } },
    });
    await kms.send(new sdk.RevokeGrantCommand({ KeyId, GrantId: first.GrantId }));
    await kms.send(new sdk.RetireGrantCommand({ GrantToken: second.GrantToken }));
    expect((await kms.send(new sdk.ListGrantsCommand({ KeyId }))).Grants).toEqual([]);
  });

  test('a named grant that is asked for twice is one grant', async () => {
    const [first, second] = [await grant({ Name: 'same' }), await grant({ Name: 'same' })];
    expect(second.GrantId).toBe(first.GrantId);
    expect((await grant({ Name: 'other' })).GrantId).not.toBe(first.GrantId);
  });

  test('grants are listed page by page, and by grantee', async () => {
    for (let index = 0; index < 5; index += 1) await grant();
    const listed: sdk.GrantListEntry[] = [];
    for await (const page of sdk.paginateListGrants({ client: kms, pageSize: 2 }, { KeyId })) {
      listed.push(...page.Grants!);
    }
    expect(listed).toHaveLength(5);
    const none = await kms.send(
      new sdk.ListGrantsCommand({ KeyId, GranteePrincipal: 'arn:aws:iam::111122223333:root' }),
    );
    expect(none.Grants).toEqual([]);
  });

  test('fails on a disabled key, an unknown operation, a bad principal and an unknown grant', async () => {
    await expectError(grant({ Operations: ['PutKeyPolicy' as sdk.GrantOperation] }), 'ValidationException');
    await expectError(grant({ GranteePrincipal: 'somebody' }), 'InvalidArnException');
    await expectError(kms.send(new sdk.RevokeGrantCommand({ KeyId, GrantId: 'none' })), 'NotFoundException');
    await kms.send(new sdk.DisableKeyCommand({ KeyId }));
    await expectError(grant(), 'DisabledException');
  });
});
