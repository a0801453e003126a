import * as sdk from '@aws-sdk/client-kms';
import { Clients } from './support';
import { Moto } from '../../moto';

/**
 * What this endpoint and moto both claim to do, they must do alike: two implementations rarely make the same mistake.
 * Left out is what moto accepts and KMS refuses: rotation periods out of range, and aliases below alias/aws/.
 */
const hasMoto = Moto.isInstalled();

type Step = (kms: sdk.KMSClient, keyId: string) => Promise<unknown>;

/** What of an answer is the same for every implementation: no ids, no dates. */
const STEPS: Record<string, Step> = {
  'DescribeKey of a new key': async (kms, KeyId) => {
    const { KeyMetadata: key } = await kms.send(new sdk.DescribeKeyCommand({ KeyId }));
    const { Description, Enabled, KeyState, KeySpec, KeyUsage, Origin, KeyManager, MultiRegion, EncryptionAlgorithms } =
      key!;
    return { Description, Enabled, KeyState, KeySpec, KeyUsage, Origin, KeyManager, MultiRegion, EncryptionAlgorithms };
  },
  UpdateKeyDescription: async (kms, KeyId) => {
    await kms.send(new sdk.UpdateKeyDescriptionCommand({ KeyId, Description: 'new' }));
    return (await kms.send(new sdk.DescribeKeyCommand({ KeyId }))).KeyMetadata!.Description;
  },
  'TagResource and UntagResource': async (kms, KeyId) => {
    await kms.send(
      new sdk.TagResourceCommand({
        KeyId,
        Tags: [
          { TagKey: 'a', TagValue: '1' },
          { TagKey: 'b', TagValue: '2' },
        ],
      }),
    );
    await kms.send(new sdk.UntagResourceCommand({ KeyId, TagKeys: ['a'] }));
    return (await kms.send(new sdk.ListResourceTagsCommand({ KeyId }))).Tags;
  },
  'EnableKeyRotation and DisableKeyRotation': async (kms, KeyId) => {
    const isRotated = async () => (await kms.send(new sdk.GetKeyRotationStatusCommand({ KeyId }))).KeyRotationEnabled;
    const states = [await isRotated()];
    await kms.send(new sdk.EnableKeyRotationCommand({ KeyId }));
    states.push(await isRotated());
    await kms.send(new sdk.DisableKeyRotationCommand({ KeyId }));
    return [...states, await isRotated()];
  },
  'CreateAlias and ListAliases': async (kms, KeyId) => {
    await kms.send(new sdk.CreateAliasCommand({ AliasName: 'alias/compared', TargetKeyId: KeyId }));
    const { Aliases } = await kms.send(new sdk.ListAliasesCommand({ KeyId }));
    return Aliases!.map(alias => [alias.AliasName, alias.TargetKeyId === KeyId]);
  },
  'CreateAlias of a taken name': (kms, KeyId) =>
    kms.send(new sdk.CreateAliasCommand({ AliasName: 'alias/compared', TargetKeyId: KeyId })),
  'CreateAlias of a bad name': (kms, KeyId) =>
    kms.send(new sdk.CreateAliasCommand({ AliasName: 'alias/a b', TargetKeyId: KeyId })),
  'CreateAlias without its prefix': (kms, KeyId) =>
    kms.send(new sdk.CreateAliasCommand({ AliasName: 'zoom', TargetKeyId: KeyId })),
  'DescribeKey by alias': async (kms, KeyId) =>
    (await kms.send(new sdk.DescribeKeyCommand({ KeyId: 'alias/compared' }))).KeyMetadata!.KeyId === KeyId,
  'DeleteAlias of an unknown alias': kms => kms.send(new sdk.DeleteAliasCommand({ AliasName: 'alias/unknown' })),
  'DescribeKey of an unknown key': kms =>
    kms.send(new sdk.DescribeKeyCommand({ KeyId: '12345678-1234-1234-1234-123456789012' })),
  'DescribeKey of an id that is none': kms => kms.send(new sdk.DescribeKeyCommand({ KeyId: 'not-an-id' })),
  ListKeyPolicies: async (kms, KeyId) => (await kms.send(new sdk.ListKeyPoliciesCommand({ KeyId }))).PolicyNames,
  'CreateGrant and RevokeGrant': async (kms, KeyId) => {
    const GranteePrincipal = 'arn:aws:iam::123456789012:root';
    const { GrantId } = await kms.send(
      new sdk.CreateGrantCommand({ KeyId, GranteePrincipal, Operations: ['Decrypt'] }),
    );
    const { Grants } = await kms.send(new sdk.ListGrantsCommand({ KeyId }));
    await kms.send(new sdk.RevokeGrantCommand({ KeyId, GrantId }));
    const after = await kms.send(new sdk.ListGrantsCommand({ KeyId }));
    return [Grants!.map(grant => [grant.GranteePrincipal, grant.Operations]), after.Grants!.length];
  },
  'DisableKey and EnableKey': async (kms, KeyId) => {
    const state = async () => (await kms.send(new sdk.DescribeKeyCommand({ KeyId }))).KeyMetadata!.KeyState;
    await kms.send(new sdk.DisableKeyCommand({ KeyId }));
    const disabled = await state();
    await kms.send(new sdk.EnableKeyCommand({ KeyId }));
    return [disabled, await state()];
  },
  'ScheduleKeyDeletion and CancelKeyDeletion': async (kms, KeyId) => {
    await kms.send(new sdk.ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
    const pending = (await kms.send(new sdk.DescribeKeyCommand({ KeyId }))).KeyMetadata!;
    await kms.send(new sdk.CancelKeyDeletionCommand({ KeyId }));
    const cancelled = (await kms.send(new sdk.DescribeKeyCommand({ KeyId }))).KeyMetadata!;
    return [
      pending.KeyState,
      pending.DeletionDate !== undefined,
      cancelled.KeyState,
      cancelled.Enabled,
      cancelled.DeletionDate,
    ];
  },
};

/** The answer, or the name of the error. */
async function outcome(step: Step, kms: sdk.KMSClient, keyId: string): Promise<unknown> {
  try {
    return await step(kms, keyId);
  } catch (error) {
    return `fails: ${(error as Error).name}`;
  }
}

(hasMoto ? describe : describe.skip)('compared with moto', () => {
  let clients: Clients;
  let moto: Moto;
  let ours: sdk.KMSClient;
  let theirs: sdk.KMSClient;
  let ids: [string, string];

  beforeAll(async () => {
    clients = await Clients.start({ accountId: '123456789012' });
    ours = clients.kms();
    moto = await Moto.start();
    theirs = moto.kms('us-east-1');
    ids = [await newKey(ours), await newKey(theirs)];
  }, 60_000);

  afterAll(async () => {
    theirs?.destroy();
    moto?.stop();
    await clients.stop();
  });

  test.each(Object.entries(STEPS))('%s comes out alike', async (_, step) => {
    expect(await outcome(step, ours, ids[0])).toEqual(await outcome(step, theirs, ids[1]));
  });
});

async function newKey(kms: sdk.KMSClient): Promise<string> {
  return (
    await kms.send(
      new sdk.CreateKeyCommand({ Description: 'compared', KeyUsage: 'ENCRYPT_DECRYPT', MultiRegion: false }),
    )
  ).KeyMetadata!.KeyId!;
}
