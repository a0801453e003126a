import * as sdk from '@aws-sdk/client-kms';
import fc from 'fast-check';
import { Clients, createKey, createKeySet, describeKey, expectError, policyOf, policyText, ROOT } from './support';

let clients: Clients;
let east: sdk.KMSClient;
let west: sdk.KMSClient;

beforeAll(async () => {
  clients = await Clients.start();
  east = clients.kms('us-east-1');
  west = clients.kms('us-west-2');
});
afterAll(() => clients.stop());

describe('single-Region keys', () => {
  test('a key is enabled, symmetric and of KMS origin unless said otherwise', async () => {
    const { KeyId } = await createKey(east);
    expect(await describeKey(east, KeyId!)).toMatchObject({
      AWSAccountId: '111122223333',
      Arn: `arn:aws:kms:us-east-1:111122223333:key/${KeyId}`,
      Enabled: true,
      KeyState: 'Enabled',
      KeySpec: 'SYMMETRIC_DEFAULT',
      KeyUsage: 'ENCRYPT_DECRYPT',
      Origin: 'AWS_KMS',
      MultiRegion: false,
      Description: '',
    });
  });

  test('the Region and the account come from the credentials', async () => {
    const other = clients.kms('eu-central-1', '444455556666');
    const { Arn } = await createKey(other);
    expect(Arn).toMatch(/^arn:aws:kms:eu-central-1:444455556666:key\//);
    await expectError(describeKey(clients.kms('eu-central-1'), Arn!), 'AccessDeniedException');
  });

  test('a key is found by its id, ARN, alias and alias ARN', async () => {
    const { KeyId, Arn } = await createKey(east);
    await east.send(new sdk.CreateAliasCommand({ AliasName: 'alias/found', TargetKeyId: KeyId }));
    for (const name of [KeyId!, Arn!, 'alias/found', 'arn:aws:kms:us-east-1:111122223333:alias/found']) {
      expect((await describeKey(east, name)).KeyId).toBe(KeyId);
    }
  });

  test('disabling, enabling and describing a key are seen', async () => {
    const { KeyId } = await createKey(east);
    await east.send(new sdk.DisableKeyCommand({ KeyId }));
    expect(await describeKey(east, KeyId!)).toMatchObject({ Enabled: false, KeyState: 'Disabled' });
    await east.send(new sdk.EnableKeyCommand({ KeyId }));
    await east.send(new sdk.UpdateKeyDescriptionCommand({ KeyId, Description: 'for Zoom' }));
    expect(await describeKey(east, KeyId!)).toMatchObject({ KeyState: 'Enabled', Description: 'for Zoom' });
  });

  test('keys are listed page by page', async () => {
    const kms = clients.kms('eu-west-1');
    const made = await Promise.all(Array.from({ length: 5 }, () => createKey(kms)));
    const listed: (string | undefined)[] = [];
    for await (const page of sdk.paginateListKeys({ client: kms, pageSize: 2 }, {})) {
      expect(page.Keys!.length).toBeLessThanOrEqual(2);
      listed.push(...page.Keys!.map(key => key.KeyId));
    }
    expect(listed.sort()).toEqual(made.map(key => key.KeyId).sort());
  });

  test.each([
    ['an id that is none', 'nonsense', 'NotFoundException', /Invalid keyId 'nonsense'/],
    ['an id of no key', '12345678-1234-1234-1234-123456789012', 'NotFoundException', /does not exist/],
    [
      'an ARN of another Region',
      'arn:aws:kms:eu-west-1:111122223333:key/x',
      'NotFoundException',
      /Invalid arn eu-west-1/,
    ],
    ['an ARN that is none', 'arn:aws:s3:::bucket', 'InvalidArnException', /Invalid ARN/],
    ['an alias of no key', 'alias/none', 'NotFoundException', /Alias arn:.*:alias\/none is not found/],
  ])('fails to describe %s', async (_, keyId, name, message) => {
    await expectError(describeKey(east, keyId), name, message);
  });

  test('fails to make a key of an unknown spec', async () => {
    await expectError(createKey(east, { KeySpec: 'AES_1' as sdk.KeySpec }), 'ValidationException', /enum value set/);
  });

  test('fails to take an alias where KMS wants a key', async () => {
    await expectError(east.send(new sdk.GetKeyPolicyCommand({ KeyId: 'alias/found' })), 'NotFoundException');
  });
});

describe('multi-Region sets', () => {
  test('every key of a set shows the same configuration', async () => {
    const keyId = await createKeySet(east);
    const arn = (region: string) => `arn:aws:kms:${region}:111122223333:key/${keyId}`;
    expect(keyId).toMatch(/^mrk-[0-9a-f]{32}$/);
    const configuration = {
      PrimaryKey: { Arn: arn('us-east-1'), Region: 'us-east-1' },
      ReplicaKeys: [{ Arn: arn('us-west-2'), Region: 'us-west-2' }],
    };
    const primary = (await describeKey(east, keyId)).MultiRegionConfiguration;
    const replica = (await describeKey(west, keyId)).MultiRegionConfiguration;
    expect(primary).toEqual({ MultiRegionKeyType: 'PRIMARY', ...configuration });
    expect(replica).toEqual({ MultiRegionKeyType: 'REPLICA', ...configuration });
  });

  test('a bare replica has the default policy, whatever its primary has, and nothing else of it', async () => {
    const { KeyId } = await createKey(east, {
      MultiRegion: true,
      Description: 'primary',
      Policy: policyText({ Sid: 'Mine', Effect: 'Allow', Principal: '*', Action: 'kms:Decrypt', Resource: '*' }),
      Tags: [{ TagKey: 'a', TagValue: 'b' }],
    });
    await east.send(new sdk.CreateAliasCommand({ AliasName: 'alias/primary-only', TargetKeyId: KeyId }));
    const { ReplicaKeyMetadata } = await east.send(new sdk.ReplicateKeyCommand({ KeyId, ReplicaRegion: 'us-west-2' }));
    expect(ReplicaKeyMetadata?.KeyState).toBe('Creating');
    expect(await policyOf(west, KeyId!)).toEqual({
      Version: '2012-10-17',
      Id: 'key-default-1',
      Statement: [
        {
          Sid: 'Enable IAM User Permissions',
          Effect: 'Allow',
          Principal: { AWS: ROOT },
          Action: 'kms:*',
          Resource: '*',
        },
      ],
    });
    expect(await describeKey(west, KeyId!)).toMatchObject({ Description: '', KeyState: 'Enabled' });
    expect((await west.send(new sdk.ListResourceTagsCommand({ KeyId }))).Tags).toEqual([]);
    expect((await west.send(new sdk.ListAliasesCommand({ KeyId }))).Aliases).toEqual([]);
  });

  test('the enabled state is Regional', async () => {
    const keyId = await createKeySet(east);
    await west.send(new sdk.DisableKeyCommand({ KeyId: keyId }));
    expect((await describeKey(east, keyId)).KeyState).toBe('Enabled');
    expect((await describeKey(west, keyId)).KeyState).toBe('Disabled');
  });

  test('moving the primary turns the roles around in every Region', async () => {
    const keyId = await createKeySet(east);
    await east.send(new sdk.UpdatePrimaryRegionCommand({ KeyId: keyId, PrimaryRegion: 'us-west-2' }));
    for (const [kms, type] of [
      [east, 'REPLICA'],
      [west, 'PRIMARY'],
    ] as const) {
      const { MultiRegionConfiguration: configuration } = await describeKey(kms, keyId);
      expect(configuration?.MultiRegionKeyType).toBe(type);
      expect(configuration?.PrimaryKey?.Region).toBe('us-west-2');
      expect(configuration?.ReplicaKeys?.map(key => key.Region)).toEqual(['us-east-1']);
    }
  });

  test('fails to replicate a single-Region key, a replica, or twice to one Region', async () => {
    const { KeyId: single } = await createKey(east);
    const keyId = await createKeySet(east);
    const replicate = (kms: sdk.KMSClient, KeyId: string, ReplicaRegion: string) =>
      kms.send(new sdk.ReplicateKeyCommand({ KeyId, ReplicaRegion }));
    await expectError(replicate(east, single!, 'us-west-2'), 'UnsupportedOperationException');
    await expectError(replicate(west, keyId, 'eu-west-1'), 'UnsupportedOperationException');
    await expectError(replicate(east, keyId, 'us-west-2'), 'AlreadyExistsException');
    await expectError(replicate(east, keyId, 'us-east-1'), 'AlreadyExistsException');
    await expectError(replicate(east, keyId, 'cn-north-1'), 'ValidationException');
  });

  test('fails to replicate a disabled primary, and to move the primary to where no replica is', async () => {
    const keyId = await createKeySet(east);
    const move = (PrimaryRegion: string) =>
      east.send(new sdk.UpdatePrimaryRegionCommand({ KeyId: keyId, PrimaryRegion }));
    await expectError(move('eu-west-1'), 'NotFoundException');
    await east.send(new sdk.DisableKeyCommand({ KeyId: keyId }));
    await expectError(
      east.send(new sdk.ReplicateKeyCommand({ KeyId: keyId, ReplicaRegion: 'eu-west-1' })),
      'DisabledException',
    );
    await expectError(move('us-west-2'), 'DisabledException');
  });

  test('whatever happens to a set, all its keys agree on who is in it and who is the primary', async () => {
    const regions = ['us-east-1', 'us-west-2', 'eu-west-1', 'ap-southeast-2'];
    const region = fc.constantFrom(...regions);
    const step = fc.oneof(
      fc.record({ at: region, replicate: region }),
      fc.record({ at: region, move: region }),
      fc.record({ at: region, remove: fc.constant(true) }),
    );
    const kms = new Map(regions.map(name => [name, clients.kms(name)]));
    const perform = (KeyId: string, { at, ...what }: { at: string; replicate?: string; move?: string }) => {
      const client = kms.get(at)!;
      if (what.replicate) return client.send(new sdk.ReplicateKeyCommand({ KeyId, ReplicaRegion: what.replicate }));
      if (what.move) return client.send(new sdk.UpdatePrimaryRegionCommand({ KeyId, PrimaryRegion: what.move }));
      return client.send(new sdk.ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
    };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async steps => {
        const KeyId = (await createKey(east, { MultiRegion: true })).KeyId!;
        for (const one of steps) await perform(KeyId, one).catch(() => undefined);
        const keys = await Promise.all(regions.map(name => describeKey(kms.get(name)!, KeyId).catch(() => undefined)));
        const members = regions.filter((_, index) => keys[index] !== undefined);
        const views = keys.flatMap(key => key?.MultiRegionConfiguration ?? []);
        expect(views.filter(view => view.MultiRegionKeyType === 'PRIMARY')).toHaveLength(1);
        for (const view of views) {
          expect(view.PrimaryKey).toEqual(views[0].PrimaryKey);
          const seen = [view.PrimaryKey!, ...view.ReplicaKeys!].map(key => key.Region!);
          expect(seen.sort()).toEqual([...members].sort());
        }
      }),
      { numRuns: 20 },
    );
  });
});
