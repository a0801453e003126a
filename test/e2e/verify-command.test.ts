import { readFileSync } from 'node:fs';
import {
  CreateGrantCommand,
  CreateKeyCommand,
  CreateKeyCommandInput,
  DisableKeyCommand,
  DisableKeyRotationCommand,
  EnableKeyCommand,
  EnableKeyRotationCommand,
  KMSClient,
  PutKeyPolicyCommand,
  ReplicateKeyCommand,
  ScheduleKeyDeletionCommand,
  UpdatePrimaryRegionCommand,
} from '@aws-sdk/client-kms';
import { Harness } from './harness';
import { DriftReport } from '../../lib/drift';
import { Folder, Ran, Surroundings, zoomCmk } from '../cli/support';
import { ACCOUNT, broker, consoleForm, policyOf, root, search, ZOOM_ROLE } from '../drift/verify/support';

const PRIMARY = 'us-east-1';
const REPLICAS = ['eu-central-1', 'us-west-2'];
const REPLICA = 'us-west-2';
const OTHER_ACCOUNT = '444455556666';

const folder = new Folder();
let harness: Harness;
let arn: string;
beforeEach(async () => {
  harness = await Harness.start();
  for (const role of [ZOOM_ROLE, search().Principal.AWS]) harness.aws.principals.create(role);
  arn = await makeSet(policyOf(root(), broker()));
});
afterEach(() => harness.stop());

const kms = (region: string, account?: string) => new KMSClient(harness.aws.clientConfig(region, account));
const arnIn = (region: string) => arn.replace(PRIMARY, region);

/** Makes a primary and its replicas as the console does: each key with the policy, put by itself. Gives the primary's ARN. */
async function makeSet(policy: object, account?: string): Promise<string> {
  const Policy = JSON.stringify(policy);
  const client = kms(PRIMARY, account);
  const { KeyMetadata } = await client.send(new CreateKeyCommand({ MultiRegion: true, Policy }));
  const KeyId = KeyMetadata!.Arn!;
  await client.send(new EnableKeyRotationCommand({ KeyId }));
  for (const ReplicaRegion of REPLICAS) await client.send(new ReplicateKeyCommand({ KeyId, ReplicaRegion, Policy }));
  return KeyId;
}

async function makeKey(input: CreateKeyCommandInput): Promise<string> {
  const Policy = JSON.stringify(policyOf(root(), broker()));
  return (await kms(PRIMARY).send(new CreateKeyCommand({ Policy, ...input }))).KeyMetadata!.Arn!;
}

async function putPolicy(region: string, policy: object): Promise<void> {
  const Policy = JSON.stringify(policy);
  await kms(region).send(
    new PutKeyPolicyCommand({ KeyId: arnIn(region), Policy, BypassPolicyLockoutSafetyCheck: true }),
  );
}

async function verify(args: readonly string[], surroundings: Surroundings = {}): Promise<Ran> {
  const before = { ...process.env };
  Object.assign(process.env, harness.aws.environment);
  try {
    return await zoomCmk(['verify', ...args], { env: process.env, ...surroundings });
  } finally {
    process.env = before;
  }
}

/** The report as JSON, with no time for changes to settle. */
async function report(...args: string[]): Promise<DriftReport & { readonly status: number }> {
  const ran = await verify(['--settle', '0', '--format', 'json', ...(args.length > 0 ? args : [arn])]);
  if (ran.stderr) throw new Error(ran.stderr);
  return { ...(JSON.parse(ran.stdout) as DriftReport), status: ran.status };
}

const seen = ({ findings }: DriftReport) => findings.map(({ ruleId, kind, region }) => `${kind} ${ruleId} ${region}`);

describe('a set as Zoom needs it', () => {
  test('passes, and every Region is looked at', async () => {
    const { status, outcome, findings, keys, requirements } = await report();
    expect({ status, outcome, findings }).toEqual({ status: 0, outcome: 'in-sync', findings: [] });
    expect(requirements).toEqual({ broker: 'account', search: false });
    expect(keys.map(({ region, setRole, keyArn, outcome: each }) => [region, setRole, keyArn, each])).toEqual([
      [PRIMARY, 'primary', arn, 'in-sync'],
      ...REPLICAS.map(region => [region, 'replica', arnIn(region), 'in-sync']),
    ]);
  });

  test('is told in text, a line for each key', async () => {
    await kms(REPLICA).send(
      new CreateGrantCommand({
        KeyId: arnIn(REPLICA),
        GranteePrincipal: `arn:aws:iam::${ACCOUNT}:user/local-aws`,
        Operations: ['Decrypt'],
      }),
    );
    const ran = await verify([arn]);
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(
      ran.stdout
        .replaceAll(/mrk-[0-9a-f]{32}/g, 'mrk-1')
        .split('\n')
        .slice(0, 5),
    ).toEqual([
      `✓ us-east-1 primary arn:aws:kms:us-east-1:${ACCOUNT}:key/mrk-1 as required`,
      `✓ eu-central-1 replica arn:aws:kms:eu-central-1:${ACCOUNT}:key/mrk-1 as required`,
      `✓ us-west-2 replica arn:aws:kms:us-west-2:${ACCOUNT}:key/mrk-1 as required, 1 grant`,
      '',
      'passed: all as required (broker: account)',
    ]);
  });

  test('given by the ARN of a replica is looked at as a whole, and the primary is named as the one for Zoom', async () => {
    const given = await report(arnIn(REPLICA));
    expect(given.status).toBe(0);
    expect(given.outcome).toBe('in-sync');
    expect(given.keys.map(({ region, setRole }) => [region, setRole])).toEqual([
      [PRIMARY, 'primary'],
      ...REPLICAS.map(region => [region, 'replica']),
    ]);
    expect(seen(given)).toEqual([`note replica-promoted ${REPLICA}`]);
    expect(given.findings[0].message).toBe(
      `the key given, in us-west-2, is a replica: the primary of its set is in us-east-1, and Zoom is to be given that one's ARN, ${arn}`,
    );
  });

  test('given by several of its ARNs is one set, and nothing is to be named', async () => {
    const given = await report(arnIn(REPLICA), arn, arn);
    expect(given).toMatchObject({ status: 0, findings: [] });
    expect(given.keys).toHaveLength(3);
  });

  test('whose primary moved is understood: the ARN that was the primary’s is that of a replica now', async () => {
    await kms(PRIMARY).send(new UpdatePrimaryRegionCommand({ KeyId: arn, PrimaryRegion: REPLICA }));
    const moved = await report();
    expect(moved.status).toBe(0);
    expect(moved.keys.map(({ region, setRole }) => [region, setRole])).toEqual([
      [REPLICA, 'primary'],
      ['eu-central-1', 'replica'],
      [PRIMARY, 'replica'],
    ]);
    expect(moved.findings).toMatchObject([{ kind: 'note', ruleId: 'replica-promoted', region: PRIMARY, keyArn: arn }]);
    expect(moved.findings[0].message).toContain(`Zoom is to be given that one's ARN, ${arnIn(REPLICA)}`);
    const ran = await verify([arn]);
    expect(ran.stdout).toContain(`✓ us-west-2 primary ${arnIn(REPLICA)} as required\n`);
    expect(ran.stdout).toContain(`✓ us-east-1 replica ${arn} as required, 1 note\n`);
    expect(ran.stdout).toContain('note: the key given, in us-east-1, is a replica');
  });

  test("set up by the console's form passes, with its extra statement named for what it is", async () => {
    arn = await makeSet(policyOf(...consoleForm()));
    const { status, outcome, findings } = await report();
    expect({ status, outcome }).toEqual({ status: 0, outcome: 'in-sync' });
    expect(new Set(findings.map(({ ruleId, kind, severity }) => `${ruleId} ${kind} ${severity}`))).toEqual(
      new Set(['console-form note low']),
    );
    expect(findings.filter(({ region }) => region === REPLICA).map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /may do kms:CreateGrant.* \(if Bool kms:GrantIsForAWSResource = true\): what the console's/,
      ),
      expect.stringMatching(/may do kms:ReEncryptFrom, kms:ReEncryptTo in us-west-2: what the console's/),
    ]);
  });

  test('for the search service passes with --search', async () => {
    arn = await makeSet(policyOf(root(), broker(), search()));
    expect(await report(arn, '--search')).toMatchObject({ status: 0, findings: [] });
    expect((await report()).status).toBe(1);
  });

  test('for the role passes with --broker role', async () => {
    arn = await makeSet(policyOf(root(), broker(ZOOM_ROLE)));
    expect(await report(arn, '--broker', 'role')).toMatchObject({ status: 0, findings: [] });
    const asked = await report();
    expect(asked.status).toBe(1);
    expect(asked.findings[0].message).toContain("lets Zoom's key broker in as its role alone");
  });

  test('whose rotation is off passes with a hint', async () => {
    await kms(PRIMARY).send(new DisableKeyRotationCommand({ KeyId: arn }));
    const { status, findings } = await report();
    expect(status).toBe(0);
    expect(findings).toMatchObject([{ ruleId: 'rotation-differs', kind: 'note', severity: 'low', region: PRIMARY }]);
  });
});

/** A violation, how it comes about in a Region, and what finds it. */
const VIOLATIONS: [string, string, (region: string) => Promise<unknown>, RegExp][] = [
  [
    'a policy without Zoom',
    'broker-access-lost',
    region => putPolicy(region, policyOf(root(), { ...root(), Sid: 'Twice' })),
    /^Zoom key broker \(409910850980\) lacks kms:Decrypt, kms:Encrypt, .* in \S+: content encrypted there can't be read$/,
  ],
  [
    'the default policy',
    'replica-default-policy',
    region => putPolicy(region, policyOf(root())),
    /key in \S+ has the default policy: only account 111122223333 is in it$/,
  ],
  [
    'a stranger',
    'unexpected-access',
    region => putPolicy(region, policyOf(root(), broker(), broker(OTHER_ACCOUNT))),
    /^account 444455556666 may do kms:Decrypt, .* in \S+$/,
  ],
  [
    'everyone',
    'unexpected-access',
    region => putPolicy(region, policyOf(root(), broker(), broker('*'))),
    /^anyone may do kms:Decrypt/,
  ],
  [
    'the search service, which is not asked for',
    'unexpected-access',
    region => putPolicy(region, policyOf(root(), broker(), search())),
    /^Zoom search service .* may do kms:CreateGrant, .* beyond what is asked for$/,
  ],
  [
    'a role that is gone',
    'orphaned-principal',
    async region => {
      const role = `arn:aws:iam::${ACCOUNT}:role/Gone`;
      harness.aws.principals.create(role);
      await putPolicy(region, policyOf(root(), broker(), broker(role)));
      harness.aws.principals.delete(role);
    },
    /^statement 3 of the policy in \S+ names AROA/,
  ],
  [
    'a policy without the account root',
    'lock-out-risk',
    region => putPolicy(region, policyOf(broker())),
    /nobody in account 111122223333 may change the key policy/,
  ],
  [
    'a disabled key',
    'key-disabled',
    region => kms(region).send(new DisableKeyCommand({ KeyId: arnIn(region) })),
    /^the key in \S+ is disabled/,
  ],
  [
    'a key that will be deleted',
    'key-pending-deletion',
    region => kms(region).send(new ScheduleKeyDeletionCommand({ KeyId: arnIn(region) })),
    /will be deleted/,
  ],
  [
    'a key that is cut off',
    'key-unavailable',
    async region => harness.aws.faults.showState('Unavailable', region),
    /^the key in \S+ is in the state Unavailable/,
  ],
];

describe.each([PRIMARY, ...REPLICAS])('in %s', region => {
  test.each(VIOLATIONS)('%s is a violation', async (_, rule, plant, message) => {
    await plant(region);
    const found = await report();
    expect(found.status).toBe(1);
    expect(found.outcome).toBe('drift');
    const ofRule = found.findings.filter(({ ruleId }) => ruleId === rule);
    expect(ofRule.map(finding => [finding.region, finding.keyArn])).toEqual([[region, arnIn(region)]]);
    expect(ofRule[0].message).toMatch(message);
    expect(ofRule[0]).not.toHaveProperty('stack');
    expect(ofRule[0]).not.toHaveProperty('constructPath');
    const outcomes = Object.fromEntries(found.keys.map(key => [key.region, key.outcome]));
    expect(outcomes[region]).toBe('drift');
  });

  test('a policy that may not be read is not green', async () => {
    harness.aws.faults.deny({ operation: 'kms:GetKeyPolicy', region });
    const found = await report();
    expect(found).toMatchObject({ status: 2, outcome: 'indeterminate' });
    expect(seen(found)).toEqual([`indeterminate could-not-check ${region}`]);
    expect(found.findings[0].message).toMatch(new RegExp(`^kms:GetKeyPolicy in ${region}: `));
  });
});

test('a replica that does not let Zoom do what the primary does is told by that too', async () => {
  await putPolicy(REPLICA, policyOf(root(), broker(undefined, ['kms:Decrypt'])));
  const found = await report();
  expect(found.findings.map(({ ruleId, message }) => [ruleId, message])).toContainEqual([
    'replica-differs-from-primary',
    "Zoom's access in us-west-2 is not that in us-east-1, where the primary is: 6 fewer allowed actions",
  ]);
});

test('a policy of the owner that differs from Region to Region is no matter of Zoom’s', async () => {
  const admin = `arn:aws:iam::${ACCOUNT}:user/local-aws`;
  await putPolicy(REPLICA, policyOf(root(), broker(), broker(admin, ['kms:*'])));
  expect(await report()).toMatchObject({ status: 0, findings: [] });
});

describe('what may not be read', () => {
  test.each(['DescribeKey', 'GetKeyPolicy', 'ListGrants', '*'])(
    'is never green: kms:%s of one Region',
    async action => {
      harness.aws.faults.deny({ operation: `kms:${action}`, region: REPLICA });
      expect(seen(await report())).toEqual([`indeterminate could-not-check ${REPLICA}`]);
      expect((await report()).status).toBe(2);
    },
  );

  test('is never green: rotation', async () => {
    harness.aws.faults.deny({ operation: 'kms:GetKeyRotationStatus' });
    expect(await report()).toMatchObject({ status: 2, outcome: 'indeterminate' });
  });

  test('is never green: the key that is given', async () => {
    harness.aws.faults.deny({ operation: 'kms:DescribeKey', region: REPLICA });
    const found = await report(arnIn(REPLICA));
    expect(found).toMatchObject({ status: 2, outcome: 'indeterminate' });
    expect(found.keys.map(({ keyArn, outcome }) => [keyArn, outcome])).toEqual([[arnIn(REPLICA), 'indeterminate']]);
    // Nobody knows what it is in its set.
    expect((await verify([arnIn(REPLICA)])).stdout).toMatch(/^\? us-west-2 arn:aws:kms:us-west-2:\S+ 1 finding\n/);
  });

  test('does not hide a violation elsewhere', async () => {
    harness.aws.faults.deny({ operation: 'kms:*', region: REPLICA });
    await kms(PRIMARY).send(new DisableKeyCommand({ KeyId: arn }));
    const found = await report();
    expect(found.status).toBe(1);
    expect(seen(found).sort()).toEqual([`drift key-disabled ${PRIMARY}`, `indeterminate could-not-check ${REPLICA}`]);
  });

  test('and is not needed is not asked for', async () => {
    harness.aws.faults.deny({ operation: 'kms:ListAliases' });
    harness.aws.faults.deny({ operation: 'kms:ListResourceTags' });
    const before = harness.aws.requests.length;
    expect(await report()).toMatchObject({ status: 0, findings: [] });
    const asked = new Set(harness.aws.requests.slice(before).map(({ operation }) => operation));
    expect([...asked].sort()).toEqual([
      ...['DescribeKey', 'GetCallerIdentity', 'GetKeyPolicy', 'GetKeyRotationStatus', 'ListGrants'],
    ]);
  });
});

describe('keys that are not for Zoom', () => {
  test('a key of one Region is unsuitable', async () => {
    const found = await report(await makeKey({}));
    expect(found.status).toBe(1);
    expect(found.findings.map(({ ruleId, message }) => [ruleId, message])).toContainEqual([
      'key-unsuitable',
      'the multi-Region property of the key in us-east-1 is false, Zoom needs true',
    ]);
  });

  test('a key pair is unsuitable', async () => {
    const found = await report(await makeKey({ MultiRegion: true, KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' }));
    expect(found.findings.filter(({ ruleId }) => ruleId === 'key-unsuitable').map(({ message }) => message)).toEqual([
      'the key spec of the key in us-east-1 is RSA_2048, Zoom needs SYMMETRIC_DEFAULT',
      'the key usage of the key in us-east-1 is SIGN_VERIFY, Zoom needs ENCRYPT_DECRYPT',
    ]);
  });

  test('an ARN that no key has is missing', async () => {
    const unknown = arn.replace(/mrk-.*/, 'mrk-00000000000000000000000000000000');
    const found = await report(unknown, arn);
    expect(found.status).toBe(1);
    expect(found.findings.map(({ ruleId, keyArn, message }) => [ruleId, keyArn, message])).toEqual([
      ['key-missing', unknown, `there is no such key in us-east-1: KMS knows no ${unknown}`],
    ]);
    expect(found.keys.map(({ keyArn, outcome }) => [keyArn, outcome])).toContainEqual([arn, 'in-sync']);
  });

  test('the ARN of a Region without a replica is missing in its set', async () => {
    const found = await report(arn, arnIn('sa-east-1'));
    expect(seen(found)).toEqual(['drift replica-missing sa-east-1']);
  });
});

test('keys of one Region are told apart, down to their fingerprints', async () => {
  const other = await makeKey({ MultiRegion: true });
  for (const KeyId of [arn, other]) await kms(PRIMARY).send(new DisableKeyCommand({ KeyId }));
  const { findings, keys } = await report(arn, other);
  const disabled = findings.filter(({ ruleId }) => ruleId === 'key-disabled');
  expect(disabled.map(({ keyArn }) => keyArn)).toEqual([arn, other]);
  expect(disabled[0].message).toBe(disabled[1].message);
  expect(disabled[0].fingerprint).not.toBe(disabled[1].fingerprint);
  expect(keys.filter(({ outcome }) => outcome === 'drift').map(({ keyArn }) => keyArn)).toEqual([arn, other]);
  const again = await report(arn, other);
  expect(again.findings.map(({ fingerprint }) => fingerprint)).toEqual(findings.map(({ fingerprint }) => fingerprint));
});

test('a key of another account is looked at with a role of that account alone', async () => {
  const foreign = await makeSet(policyOf(root(OTHER_ACCOUNT), broker()), OTHER_ACCOUNT);
  const without = await report(foreign);
  expect(without).toMatchObject({ status: 2, outcome: 'indeterminate' });
  expect(without.findings[0].message).toContain(`give --role-arn arn:aws:iam::${OTHER_ACCOUNT}:role/<name>`);
  const found = await report(foreign, arn, '--role-arn', `arn:aws:iam::${OTHER_ACCOUNT}:role/key-reader`);
  expect(found).toMatchObject({ status: 0, findings: [] });
  expect(found.keys.map(({ account }) => account)).toEqual([
    ...Array(3).fill(OTHER_ACCOUNT),
    ...Array(3).fill(ACCOUNT),
  ]);
});

test('what KMS shows late is read again before it counts', async () => {
  await kms(REPLICA).send(new DisableKeyCommand({ KeyId: arnIn(REPLICA) }));
  const ran = verify([arn, '--settle', '5', '--format', 'json']);
  const before = harness.aws.requests.length;
  while (harness.aws.requests.slice(before).filter(({ operation }) => operation === 'ListGrants').length < 3) {
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  await kms(REPLICA).send(new EnableKeyCommand({ KeyId: arnIn(REPLICA) }));
  await expect(ran).resolves.toMatchObject({ status: 0 });
});

test('violations that are milder than --fail-on end with 0, and are shown all the same', async () => {
  await putPolicy(REPLICA, policyOf(root(), broker(), search()));
  const ran = await verify([arn, '--settle', '0', '--fail-on', 'critical']);
  expect(ran.status).toBe(0);
  expect(ran.stdout).toContain('high Zoom search service');
});

test('a finding in text says what to do without code, and a further format goes to a file', async () => {
  await putPolicy(REPLICA, policyOf(root(), { ...root(), Sid: 'Twice' }));
  const file = folder.at('verify.json');
  const ran = await verify([arn, '--settle', '0', '--output', `json=${file}`]);
  expect(ran.status).toBe(1);
  expect(ran.stdout).toContain(
    `    Put a policy with the statement of Zoom's article on the key of that Region.\n    broker-access-lost, ${arnIn(REPLICA)}, `,
  );
  expect(ran.stdout).not.toContain('fix-plan');
  expect(ran.stdout).toMatch(/\nfailed: \d findings \(broker: account\)\n/);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ schemaVersion: 1, outcome: 'drift' });
});

test('progress is shown on a terminal, and taken away again', async () => {
  const ran = await verify([arn], { terminal: true });
  expect(ran.stderr).toContain('keys looked at: 3');
  expect(ran.stderr).toMatch(/\r\u001b\[2K$/);
});

test('an interrupted check is never green', async () => {
  harness.aws.faults.delay(60_000, { operation: 'kms:GetKeyPolicy', region: REPLICA });
  const interrupt = new AbortController();
  const ran = verify([arn, '--format', 'json'], { signal: interrupt.signal });
  while (!harness.aws.requests.some(({ operation }) => operation === 'ListGrants')) {
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  interrupt.abort();
  const { status, stdout } = await ran;
  expect(status).toBe(2);
  expect(JSON.parse(stdout).outcome).toBe('indeterminate');
});
