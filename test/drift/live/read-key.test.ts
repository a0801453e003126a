import {
  CancelKeyDeletionCommand,
  CreateAliasCommand,
  CreateGrantCommand,
  CreateKeyCommand,
  CreateKeyCommandInput,
  DisableKeyCommand,
  EnableKeyRotationCommand,
  KMSClient,
  PutKeyPolicyCommand,
  ReplicateKeyCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { ACCOUNT, Bench, EAST, failureOf, valueOf, WEST } from './support';
import { LiveKey, Looked, readKey } from '../../../lib/drift/live';

const ROOT_POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'kms:*', Resource: '*' }],
});

let bench: Bench;
const clients: KMSClient[] = [];

beforeAll(async () => {
  bench = await Bench.start();
});
afterEach(() => bench.aws.faults.clear());
afterAll(async () => {
  clients.forEach(client => client.destroy());
  await bench.stop();
});

function kms(region = EAST): KMSClient {
  const client = new KMSClient(bench.aws.clientConfig(region));
  clients.push(client);
  return client;
}

async function createKey(input: CreateKeyCommandInput = {}): Promise<string> {
  return (await kms().send(new CreateKeyCommand({ Policy: ROOT_POLICY, ...input }))).KeyMetadata!.Arn!;
}

/** A primary key in the east and its replica in the west. */
async function createSet(): Promise<[primary: string, replica: string]> {
  const primary = await createKey({
    MultiRegion: true,
    Description: 'of Zoom',
    Tags: [{ TagKey: 'team', TagValue: 'it' }],
  });
  await kms().send(new ReplicateKeyCommand({ KeyId: primary, ReplicaRegion: WEST, Policy: ROOT_POLICY }));
  return [primary, primary.replace(EAST, WEST)];
}

async function read(keyArn: string): Promise<Looked<LiveKey>> {
  return readKey(bench.access(), undefined, keyArn.split(':')[3], keyArn);
}

async function readValue(keyArn: string): Promise<LiveKey> {
  return valueOf(await read(keyArn));
}

test('a primary key is read whole', async () => {
  const [primary, replica] = await createSet();
  const client = kms();
  await client.send(new EnableKeyRotationCommand({ KeyId: primary, RotationPeriodInDays: 180 }));
  await client.send(new CreateAliasCommand({ AliasName: 'alias/zoom-b', TargetKeyId: primary }));
  await client.send(new CreateAliasCommand({ AliasName: 'alias/zoom-a', TargetKeyId: primary }));
  const grantee = `arn:aws:iam::${ACCOUNT}:role/grantee`;
  const grant = {
    KeyId: primary,
    GranteePrincipal: grantee,
    RetiringPrincipal: grantee,
    Operations: ['Decrypt'] as const,
  };
  const { GrantId } = await client.send(new CreateGrantCommand({ ...grant, Operations: ['Decrypt'], Name: 'search' }));
  const key = await readValue(primary);
  expect(key).toEqual({
    arn: primary,
    account: ACCOUNT,
    region: EAST,
    state: 'Enabled',
    description: 'of Zoom',
    keySpec: 'SYMMETRIC_DEFAULT',
    keyUsage: 'ENCRYPT_DECRYPT',
    origin: 'AWS_KMS',
    multiRegion: true,
    set: { role: 'primary', primaryArn: primary, replicaArns: [replica] },
    policy: { value: expect.stringContaining('"Statement"') },
    rotation: { value: { enabled: true, periodInDays: 180 } },
    aliases: { value: ['alias/zoom-a', 'alias/zoom-b'] },
    tags: { value: { team: 'it' } },
    grants: {
      value: [
        { id: GrantId, name: 'search', granteePrincipal: grantee, retiringPrincipal: grantee, operations: ['Decrypt'] },
      ],
    },
  });
});

test('a replica is read in its own Region, without rotation', async () => {
  const [primary, replica] = await createSet();
  const key = await readValue(replica);
  expect(key).toMatchObject({
    arn: replica,
    region: WEST,
    description: '',
    tags: { value: {} },
    aliases: { value: [] },
  });
  expect(key.set).toEqual({ role: 'replica', primaryArn: primary, replicaArns: [replica] });
  expect(key).not.toHaveProperty('rotation');
  expect(
    bench.aws.requests.filter(({ operation, region }) => operation === 'GetKeyRotationStatus' && region === WEST),
  ).toEqual([]);
});

test('a key of a single Region has no set, and its rotation is read', async () => {
  const key = await readValue(await createKey());
  expect(key).toMatchObject({ multiRegion: false, rotation: { value: { enabled: false } } });
  expect(key).not.toHaveProperty('set');
});

test('a key is found by its id as well', async () => {
  const arn = await createKey();
  expect(valueOf(await readKey(bench.access(), ACCOUNT, EAST, arn.split('/')[1])).arn).toBe(arn);
});

test('a disabled key is read whole', async () => {
  const arn = await createKey();
  await kms().send(new DisableKeyCommand({ KeyId: arn }));
  expect(await readValue(arn)).toMatchObject({ state: 'Disabled', grants: { value: [] } });
});

test('a key that waits for its deletion is read whole, and says when that is', async () => {
  const arn = await createKey();
  await kms().send(new EnableKeyRotationCommand({ KeyId: arn }));
  await kms().send(new ScheduleKeyDeletionCommand({ KeyId: arn, PendingWindowInDays: 7 }));
  const key = await readValue(arn);
  expect(key).toMatchObject({
    state: 'PendingDeletion',
    rotation: { value: { enabled: false } },
    grants: { value: [] },
  });
  expect(key.deletionDate).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  await kms().send(new CancelKeyDeletionCommand({ KeyId: arn }));
  expect(await readValue(arn)).not.toHaveProperty('deletionDate');
});

test('a primary that waits for its replicas is read whole', async () => {
  const [primary] = await createSet();
  await kms().send(new ScheduleKeyDeletionCommand({ KeyId: primary }));
  const key = await readValue(primary);
  expect(key).toMatchObject({ state: 'PendingReplicaDeletion', rotation: { value: { enabled: false } } });
  expect(key).not.toHaveProperty('deletionDate');
});

test('a key that cannot rotate does not rotate', async () => {
  const arn = await createKey({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' });
  expect((await readValue(arn)).rotation).toEqual({ value: { enabled: false } });
});

test('a policy is read as it is, also one that names a role that is gone', async () => {
  const role = `arn:aws:iam::${ACCOUNT}:role/gone`;
  bench.aws.principals.create(role);
  const arn = await createKey();
  const policy = JSON.parse(ROOT_POLICY);
  policy.Statement.push({ Effect: 'Allow', Principal: { AWS: role }, Action: 'kms:Decrypt', Resource: '*' });
  await kms().send(new PutKeyPolicyCommand({ KeyId: arn, Policy: JSON.stringify(policy) }));
  bench.aws.principals.delete(role);
  expect(valueOf((await readValue(arn)).policy)).toContain('AROA');
});

test('long lists are read to their ends', async () => {
  const arn = await createKey();
  const client = kms();
  const numbers = Array.from({ length: 101 }, (_, index) => index);
  const Tags = numbers.slice(0, 50).map(index => ({ TagKey: `tag-${index}`, TagValue: `${index}` }));
  const tagged = await createKey({ Tags });
  const GranteePrincipal = `arn:aws:iam::${ACCOUNT}:role/grantee`;
  for (const index of numbers) {
    await client.send(new CreateAliasCommand({ AliasName: `alias/long-${index}`, TargetKeyId: arn }));
    await client.send(
      new CreateGrantCommand({ KeyId: arn, GranteePrincipal, Operations: ['Decrypt'], Name: `grant-${index}` }),
    );
  }
  const key = await readValue(arn);
  expect(valueOf(key.aliases)).toEqual(numbers.map(index => `alias/long-${index}`).sort());
  const grants = valueOf(key.grants);
  expect(new Set(grants.map(({ name }) => name)).size).toBe(101);
  expect(grants.map(({ id }) => id)).toEqual(grants.map(({ id }) => id).sort());
  expect(Object.keys(valueOf((await readValue(tagged)).tags))).toHaveLength(50);
});

test('fails for a key that does not exist', async () => {
  const arn = `arn:aws:kms:${EAST}:${ACCOUNT}:key/mrk-${'0'.repeat(32)}`;
  expect(failureOf(await read(arn))).toEqual({
    operation: 'kms:DescribeKey',
    region: EAST,
    reason: 'not-found',
    message: `Key '${arn}' does not exist`,
  });
});

test('fails for a key that is asked for in a Region where it has no replica', async () => {
  const id = (await createKey({ MultiRegion: true })).split('/')[1];
  expect(failureOf(await readKey(bench.access(), undefined, 'eu-central-1', id)).reason).toBe('not-found');
});

test('fails where DescribeKey is denied, and asks for nothing else', async () => {
  const arn = await createKey();
  bench.aws.faults.deny({ operation: 'kms:DescribeKey' });
  const before = bench.aws.requests.length;
  expect(failureOf(await read(arn))).toMatchObject({ operation: 'kms:DescribeKey', reason: 'access-denied' });
  expect(bench.aws.requests).toHaveLength(before + 1);
});

test.each([
  ['kms:GetKeyPolicy', 'policy'],
  ['kms:GetKeyRotationStatus', 'rotation'],
  ['kms:ListAliases', 'aliases'],
  ['kms:ListResourceTags', 'tags'],
  ['kms:ListGrants', 'grants'],
] as const)('fails in one part only where %s is denied', async (operation, part) => {
  const arn = await createKey();
  const whole = await readValue(arn);
  bench.aws.faults.deny({ operation });
  const key = await readValue(arn);
  expect(failureOf(key[part])).toEqual({
    operation,
    region: EAST,
    reason: 'access-denied',
    message: expect.stringContaining(`is not authorized to perform: ${operation}`),
  });
  expect({ ...key, [part]: whole[part] }).toEqual({ ...whole, policy: part === 'policy' ? whole.policy : key.policy });
});

test.each([
  [0.1, 60],
  [0.3, 20],
])('throttling of %d of the requests is not seen in the result', async (rate, reads) => {
  const [primary, replica] = await createSet();
  bench.aws.faults.throttle({ rate, seed: 7, operation: 'kms:*' });
  const access = bench.access();
  const keys = await Promise.all(
    Array.from({ length: reads }, async (_, index) =>
      index % 2 ? readKey(access, ACCOUNT, WEST, replica) : readKey(access, ACCOUNT, EAST, primary),
    ),
  );
  for (const key of keys.map(valueOf)) {
    expect(
      [key.policy, key.rotation, key.aliases, key.tags, key.grants].filter(part => part && 'failure' in part),
    ).toEqual([]);
  }
  expect(bench.aws.requests.some(({ error }) => error === 'ThrottlingException')).toBe(true);
});

test('a stale read shows the former state, without a failure', async () => {
  bench.aws.faults.staleReads({ calls: 1, operation: 'kms:DescribeKey' });
  const arn = await createKey();
  expect(failureOf(await read(arn)).reason).toBe('not-found');
  expect(await readValue(arn)).toMatchObject({ arn });
});

test('fails as interrupted where the run is ended, at once', async () => {
  const arn = await createKey();
  bench.aws.faults.delay(3_000, { operation: 'kms:GetKeyPolicy' });
  const end = new AbortController();
  const reading = readKey(bench.access({ signal: end.signal }), undefined, EAST, arn);
  setTimeout(() => end.abort(), 200);
  const key = valueOf(await reading);
  expect(failureOf(key.policy)).toMatchObject({ operation: 'kms:GetKeyPolicy', reason: 'interrupted' });
  expect(key.aliases).toEqual({ value: [] });
  expect(failureOf(await readKey(bench.access({ signal: end.signal }), undefined, EAST, arn)).reason).toBe(
    'interrupted',
  );
});
