import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import * as sdk from '@aws-sdk/client-kms';
import { Clients } from './support';

/**
 * What this endpoint and moto both claim to do, they must do alike: two implementations rarely make the same mistake.
 * Left out is what moto accepts and KMS refuses: rotation periods out of range, and aliases below alias/aws/.
 * moto is no dependency; where it is missing there is nothing to compare with.
 */
const PYTHON = 'python3';
const hasMoto = spawnSync(PYTHON, ['-c', 'import moto.server'], { timeout: 30_000 }).status === 0;
if (!hasMoto) console.warn(`skipped: ${PYTHON} has no module moto.server (pip install 'moto[server]') to compare with`);

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

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

(hasMoto ? describe : describe.skip)('compared with moto', () => {
  let clients: Clients;
  let moto: ChildProcess;
  let ours: sdk.KMSClient;
  let theirs: sdk.KMSClient;
  let ids: [string, string];

  beforeAll(async () => {
    clients = await Clients.start({ accountId: '123456789012' });
    ours = clients.kms();
    const port = await freePort();
    moto = spawn(PYTHON, ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
    theirs = new sdk.KMSClient({ ...clients.aws.clientConfig(), endpoint: `http://127.0.0.1:${port}`, maxAttempts: 1 });
    ids = [await newKey(ours), await newKeyOnceUp(theirs)];
  }, 60_000);

  afterAll(async () => {
    theirs?.destroy();
    moto?.kill();
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

async function newKeyOnceUp(kms: sdk.KMSClient): Promise<string> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await newKey(kms);
    } catch (error) {
      if (attempt === 200) throw error;
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }
}
