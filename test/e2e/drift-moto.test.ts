import {
  CreateKeyCommand,
  EnableKeyRotationCommand,
  GetKeyPolicyCommand,
  PutKeyPolicyCommand,
  ReplicateKeyCommand,
} from '@aws-sdk/client-kms';
import { App, BootstraplessSynthesizer, Stack } from 'aws-cdk-lib';
import { ZoomKmsKey } from '../../lib/aws';
import { Folder, zoomCmk } from '../cli/support';
import { Moto } from '../moto';

/** The account that moto takes everybody for. */
const ACCOUNT = '123456789012';
const PRIMARY = 'us-east-1';
const REPLICA = 'eu-central-1';

const folder = new Folder();

(Moto.isInstalled() ? describe : describe.skip)('keys that were made through the KMS API of moto', () => {
  let moto: Moto;
  let app: string;
  let bindings: string[];
  beforeAll(async () => {
    moto = await Moto.start();
    app = assembly();
    const policy = (await zoomCmk(['policy', 'render', '--app', app])).stdout;
    bindings = await makeKeys(policy);
  }, 60_000);
  afterAll(() => moto?.stop());

  function assembly(): string {
    const outdir = folder.at('cdk.out');
    const scope = new App({
      outdir,
      defaultStackSynthesizer: new BootstraplessSynthesizer(),
      analyticsReporting: false,
    });
    const stack = new Stack(scope, 'Zoom', { env: { region: PRIMARY, account: ACCOUNT } });
    new ZoomKmsKey(stack, 'Cmk', { replicaRegions: [REPLICA], description: 'made by hand' });
    scope.synth();
    return outdir;
  }

  async function makeKeys(Policy: string): Promise<string[]> {
    const Description = 'made by hand';
    const kms = moto.kms(PRIMARY);
    // moto has no default for the usage.
    const KeyUsage = 'ENCRYPT_DECRYPT';
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({ MultiRegion: true, KeyUsage, Description, Policy }));
    const arn = KeyMetadata!.Arn!;
    await kms.send(new EnableKeyRotationCommand({ KeyId: arn }));
    // moto takes an id here, and no ARN; it copies policy and description, which KMS does not.
    await kms.send(new ReplicateKeyCommand({ KeyId: KeyMetadata!.KeyId, ReplicaRegion: REPLICA }));
    const replicaArn = arn.replace(PRIMARY, REPLICA);
    return ['--key', `Zoom/Cmk=${arn}`, '--key', `Zoom/Cmk/replica-${REPLICA}=${replicaArn}`];
  }

  async function drift(...args: string[]) {
    const before = { ...process.env };
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: moto.endpoint,
      AWS_ACCESS_KEY_ID: 'AKIAMOTOEXAMPLE00000',
      AWS_SECRET_ACCESS_KEY: 'moto',
    });
    try {
      const ran = await zoomCmk(['drift', '--app', app, '--settle', '0', '--format', 'json', ...bindings, ...args]);
      return { status: ran.status, stderr: ran.stderr, ...JSON.parse(ran.stdout) };
    } finally {
      process.env = before;
    }
  }

  test('are in sync, and a changed policy of the replica is found', async () => {
    // The primary first: once moto has described a replica, it calls the primary one too.
    for (const region of [PRIMARY, REPLICA]) {
      const inSync = { status: 0, stderr: '', outcome: 'in-sync', findings: [], keys: [{ region }] };
      await expect(drift('--region', region)).resolves.toMatchObject(inSync);
    }

    const kms = moto.kms(REPLICA);
    const KeyId = bindings[3].split('=')[1];
    const { Policy } = await kms.send(new GetKeyPolicyCommand({ KeyId, PolicyName: 'default' }));
    const policy = JSON.parse(Policy!);
    policy.Statement = policy.Statement.filter(({ Sid }: { Sid: string }) => Sid !== 'ZoomKeyBroker');
    await kms.send(new PutKeyPolicyCommand({ KeyId, PolicyName: 'default', Policy: JSON.stringify(policy) }));

    const report = await drift();
    expect(report.status).toBe(1);
    expect(report.findings.map(({ ruleId, region }: any) => `${ruleId} ${region}`)).toContain(
      `broker-access-lost ${REPLICA}`,
    );
  });
});
