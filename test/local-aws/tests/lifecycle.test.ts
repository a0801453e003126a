import * as sdk from '@aws-sdk/client-kms';
import { Clients, createKey, createKeySet, describeKey, expectError } from './support';

let clients: Clients;
let east: sdk.KMSClient;
let west: sdk.KMSClient;

beforeEach(async () => {
  clients = await Clients.start();
  east = clients.kms('us-east-1');
  west = clients.kms('us-west-2');
});
afterEach(() => clients.stop());

function schedule(
  kms: sdk.KMSClient,
  KeyId: string,
  PendingWindowInDays?: number,
): Promise<sdk.ScheduleKeyDeletionResponse> {
  return kms.send(new sdk.ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays }));
}

describe('rotation', () => {
  const status = (kms: sdk.KMSClient, KeyId: string) => kms.send(new sdk.GetKeyRotationStatusCommand({ KeyId }));

  test('set on the primary, it shows in every Region', async () => {
    const KeyId = await createKeySet(east);
    expect(await status(west, KeyId)).toMatchObject({ KeyRotationEnabled: false });
    await east.send(new sdk.EnableKeyRotationCommand({ KeyId, RotationPeriodInDays: 180 }));
    expect(await status(east, KeyId)).toMatchObject({ KeyRotationEnabled: true, RotationPeriodInDays: 180 });
    expect(await status(west, KeyId)).toMatchObject({ KeyRotationEnabled: true, RotationPeriodInDays: 180 });
    await east.send(new sdk.DisableKeyRotationCommand({ KeyId }));
    expect((await status(west, KeyId)).KeyRotationEnabled).toBe(false);
  });

  test('its period is a year unless said otherwise', async () => {
    const { KeyId } = await createKey(east);
    await east.send(new sdk.EnableKeyRotationCommand({ KeyId }));
    const { RotationPeriodInDays, NextRotationDate } = await status(east, KeyId!);
    expect(RotationPeriodInDays).toBe(365);
    expect(NextRotationDate!.getTime()).toBeGreaterThan(Date.now());
  });

  test('fails on a replica, on a disabled key and outside of 90 to 2560 days', async () => {
    const KeyId = await createKeySet(east);
    const enable = (kms: sdk.KMSClient, RotationPeriodInDays?: number) =>
      kms.send(new sdk.EnableKeyRotationCommand({ KeyId, RotationPeriodInDays }));
    await expectError(enable(west), 'UnsupportedOperationException');
    await expectError(enable(east, 89), 'ValidationException');
    await expectError(enable(east, 2561), 'ValidationException');
    await east.send(new sdk.DisableKeyCommand({ KeyId }));
    await expectError(enable(east), 'DisabledException');
  });

  test('fails on an asymmetric key', async () => {
    const { KeyId } = await createKey(east, { KeySpec: 'RSA_2048', KeyUsage: 'ENCRYPT_DECRYPT' });
    await expectError(east.send(new sdk.EnableKeyRotationCommand({ KeyId })), 'UnsupportedOperationException');
  });

  test('rotations on demand are listed', async () => {
    const { KeyId } = await createKey(east);
    await east.send(new sdk.RotateKeyOnDemandCommand({ KeyId }));
    const { Rotations } = await east.send(new sdk.ListKeyRotationsCommand({ KeyId }));
    expect(Rotations?.map(rotation => rotation.RotationType)).toEqual(['ON_DEMAND']);
  });
});

describe('deletion', () => {
  test('a key waits for as long as asked, thirty days unless said otherwise', async () => {
    const { KeyId } = await createKey(east);
    const answer = await schedule(east, KeyId!);
    expect(answer).toMatchObject({ KeyState: 'PendingDeletion', PendingWindowInDays: 30 });
    const days = (answer.DeletionDate!.getTime() - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(30);
    expect(await describeKey(east, KeyId!)).toMatchObject({ KeyState: 'PendingDeletion', Enabled: false });
  });

  test('a cancelled deletion leaves the key disabled', async () => {
    const { KeyId } = await createKey(east);
    await schedule(east, KeyId!, 7);
    await east.send(new sdk.CancelKeyDeletionCommand({ KeyId }));
    const key = await describeKey(east, KeyId!);
    expect(key).toMatchObject({ KeyState: 'Disabled', Enabled: false });
    expect(key.DeletionDate).toBeUndefined();
  });

  test('a primary with replicas waits for them, unusable at once', async () => {
    const keyId = await createKeySet(east);
    const answer = await schedule(east, keyId, 7);
    expect(answer.KeyState).toBe('PendingReplicaDeletion');
    expect(answer.DeletionDate).toBeUndefined();
    const primary = await describeKey(east, keyId);
    expect(primary).toMatchObject({
      KeyState: 'PendingReplicaDeletion',
      Enabled: false,
      PendingDeletionWindowInDays: 7,
    });
    expect((await describeKey(west, keyId)).KeyState).toBe('Enabled');
  });

  test('once the last replica is gone, its Region is forgotten and the primary starts to wait', async () => {
    const keyId = await createKeySet(east);
    await schedule(east, keyId, 10);
    await schedule(west, keyId, 7);
    clients.aws.clock.advanceDays(8);
    await expectError(describeKey(west, keyId), 'NotFoundException');
    const primary = await describeKey(east, keyId);
    expect(primary.KeyState).toBe('PendingDeletion');
    expect(primary.MultiRegionConfiguration?.ReplicaKeys).toEqual([]);
    clients.aws.clock.advanceDays(11);
    await expectError(describeKey(east, keyId), 'NotFoundException');
  });

  test('aliases go with their key', async () => {
    const { KeyId } = await createKey(east);
    await east.send(new sdk.CreateAliasCommand({ AliasName: 'alias/short-lived', TargetKeyId: KeyId }));
    await schedule(east, KeyId!, 7);
    clients.aws.clock.advanceDays(8);
    expect((await east.send(new sdk.ListAliasesCommand({}))).Aliases).toEqual([]);
  });

  test('a key that waits can still be read, and its policy changed', async () => {
    const { KeyId } = await createKey(east);
    await schedule(east, KeyId!);
    const { Policy } = await east.send(new sdk.GetKeyPolicyCommand({ KeyId }));
    await east.send(new sdk.PutKeyPolicyCommand({ KeyId, Policy }));
    await east.send(new sdk.ListGrantsCommand({ KeyId }));
    expect((await east.send(new sdk.GetKeyRotationStatusCommand({ KeyId }))).KeyRotationEnabled).toBe(false);
  });

  test.each([6, 31])('fails on a window of %d days', async days => {
    const { KeyId } = await createKey(east);
    await expectError(schedule(east, KeyId!, days), 'ValidationException');
  });

  test('fails to change a key that waits', async () => {
    const { KeyId } = await createKey(east);
    await schedule(east, KeyId!);
    const state = 'KMSInvalidStateException';
    await expectError(schedule(east, KeyId!), state, /is pending deletion\.$/);
    await expectError(east.send(new sdk.EnableKeyCommand({ KeyId })), state);
    await expectError(east.send(new sdk.DisableKeyCommand({ KeyId })), state);
    await expectError(east.send(new sdk.UpdateKeyDescriptionCommand({ KeyId, Description: '' })), state);
    await expectError(east.send(new sdk.CreateAliasCommand({ AliasName: 'alias/x', TargetKeyId: KeyId })), state);
    await expectError(east.send(new sdk.TagResourceCommand({ KeyId, Tags: [] })), state);
  });

  test('fails to cancel what was not scheduled', async () => {
    const { KeyId } = await createKey(east);
    await expectError(
      east.send(new sdk.CancelKeyDeletionCommand({ KeyId })),
      'KMSInvalidStateException',
      /is not pending deletion\.$/,
    );
  });
});
