import {
  CreateKeyCommand,
  EnableKeyRotationCommand,
  PutKeyPolicyCommand,
  ReplicateKeyCommand,
} from '@aws-sdk/client-kms';
import { zoomCmk } from '../cli/support';
import { broker, consoleForm, policyOf, root } from '../drift/verify/support';
import { Moto } from '../moto';

/** The account that moto takes everybody for. */
const ACCOUNT = '123456789012';
const PRIMARY = 'us-east-1';
const REPLICA = 'eu-central-1';

(Moto.isInstalled() ? describe : describe.skip)('a set that was made through the KMS API of moto', () => {
  let moto: Moto;
  let arn: string;
  beforeAll(async () => {
    moto = await Moto.start();
    const kms = moto.kms(PRIMARY);
    // moto has no default for the usage.
    const KeyUsage = 'ENCRYPT_DECRYPT';
    const Policy = JSON.stringify(policyOf(root(ACCOUNT), broker()));
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({ MultiRegion: true, KeyUsage, Policy }));
    arn = KeyMetadata!.Arn!;
    await kms.send(new EnableKeyRotationCommand({ KeyId: arn }));
    // moto takes an id here, and no ARN; it copies the policy, which KMS does not.
    await kms.send(new ReplicateKeyCommand({ KeyId: KeyMetadata!.KeyId, ReplicaRegion: REPLICA }));
  }, 60_000);
  afterAll(() => moto?.stop());

  async function verify() {
    const before = { ...process.env };
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: moto.endpoint,
      AWS_ACCESS_KEY_ID: 'AKIAMOTOEXAMPLE00000',
      AWS_SECRET_ACCESS_KEY: 'moto',
    });
    try {
      const ran = await zoomCmk(['verify', arn, '--settle', '0', '--format', 'json']);
      return { status: ran.status, stderr: ran.stderr, ...JSON.parse(ran.stdout) };
    } finally {
      process.env = before;
    }
  }

  async function putPolicy(region: string, policy: object): Promise<void> {
    const KeyId = arn.replace(PRIMARY, region);
    await moto
      .kms(region)
      .send(new PutKeyPolicyCommand({ KeyId, PolicyName: 'default', Policy: JSON.stringify(policy) }));
  }

  test('passes, and a Region where Zoom is shut out is found', async () => {
    const passed = await verify();
    expect(passed).toMatchObject({ status: 0, stderr: '', outcome: 'in-sync', findings: [] });
    expect(passed.keys.map(({ region }: any) => region)).toEqual([PRIMARY, REPLICA]);

    await putPolicy(REPLICA, policyOf(root(ACCOUNT)));
    const failed = await verify();
    expect(failed.status).toBe(1);
    expect(failed.findings.map(({ ruleId, region }: any) => `${ruleId} ${region}`)).toContain(
      `broker-access-lost ${REPLICA}`,
    );
  });

  test('passes in the form of the console, with notes', async () => {
    const policy = policyOf(...consoleForm(`arn:aws:iam::${ACCOUNT}:user/x`));
    policy.Statement[0] = root(ACCOUNT);
    for (const region of [PRIMARY, REPLICA]) await putPolicy(region, policy);
    const { status, findings } = await verify();
    expect(status).toBe(0);
    expect(new Set(findings.map(({ ruleId, kind }: any) => `${kind} ${ruleId}`))).toEqual(
      new Set(['note console-form']),
    );
  });
});
