import { CloudFormationClient, CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DescribeKeyCommand, GetKeyPolicyCommand, KMSClient, PutKeyPolicyCommand } from '@aws-sdk/client-kms';
import { App, Stack } from 'aws-cdk-lib';
import { Harness } from './harness';
import { DeclaredStack, DriftReport, readCloudAssembly } from '../../lib/drift';
import { Ran, Surroundings, zoomCmk } from '../cli/support';

/** A multi-Region set that was deployed to the loopback AWS, and the command to check it with. */
export class DriftHarness {
  /** Deploys what is declared in a stack `Zoom` in us-east-1. */
  public static async start(declare: (stack: Stack) => void): Promise<DriftHarness> {
    return DriftHarness.startApp(app => declare(new Stack(app, 'Zoom', { env: { region: 'us-east-1' } })));
  }

  /** Deploys an app, each stack to its own account and Region. */
  public static async startApp(declare: (app: App) => void): Promise<DriftHarness> {
    const harness = await Harness.start();
    const app = harness.assemblyOfApp(declare);
    const set = new DriftHarness(harness, app);
    for (const stack of inOrder(readCloudAssembly(app))) await set.deploy(stack);
    return set;
  }

  private constructor(
    public readonly harness: Harness,
    public readonly app: string,
  ) {}

  public kms(region: string): KMSClient {
    return new KMSClient(this.harness.aws.clientConfig(region));
  }

  /** ARN of the key of a Region. */
  public async keyArn(region: string): Promise<string> {
    const [key] = await this.harness.keysIn(region);
    return key.metadata.Arn!;
  }

  public async state(region: string): Promise<string> {
    const { KeyMetadata } = await this.kms(region).send(new DescribeKeyCommand({ KeyId: await this.keyArn(region) }));
    return KeyMetadata!.KeyState!;
  }

  /** Changes the live policy of a Region behind the code's back. */
  public async changePolicy(region: string, change: (policy: { Statement: any[] }) => void): Promise<void> {
    const KeyId = await this.keyArn(region);
    const { Policy } = await this.kms(region).send(new GetKeyPolicyCommand({ KeyId }));
    const policy = JSON.parse(Policy!);
    change(policy);
    await this.kms(region).send(
      new PutKeyPolicyCommand({ KeyId, Policy: JSON.stringify(policy), BypassPolicyLockoutSafetyCheck: true }),
    );
  }

  /** Runs `zoom-cmk` in this process, away from any AWS but the loopback one. */
  public async zoomCmk(args: readonly string[], surroundings: Surroundings = {}): Promise<Ran> {
    const before = { ...process.env };
    Object.assign(process.env, this.harness.aws.environment);
    try {
      return await zoomCmk(args, { env: process.env, ...surroundings });
    } finally {
      process.env = before;
    }
  }

  /** The drift report, with no time for changes to settle unless the arguments say otherwise. */
  public async drift(...args: string[]): Promise<DriftReport & { readonly status: number }> {
    const ran = await this.zoomCmk(['drift', '--app', this.app, '--settle', '0', '--format', 'json', ...args]);
    if (ran.stderr) throw new Error(ran.stderr);
    return { ...(JSON.parse(ran.stdout) as DriftReport), status: ran.status };
  }

  public async stop(): Promise<void> {
    await this.harness.stop();
  }

  private async deploy({ name, account, region, template }: DeclaredStack): Promise<void> {
    const client = new CloudFormationClient(this.harness.aws.clientConfig(region, account));
    const TemplateBody = JSON.stringify(template);
    await client.send(
      new CreateStackCommand({ StackName: name, TemplateBody, Capabilities: ['CAPABILITY_NAMED_IAM'] }),
    );
    for (;;) {
      const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }));
      const { StackStatus, StackStatusReason } = Stacks![0];
      if (StackStatus === 'CREATE_COMPLETE') return;
      if (StackStatus !== 'CREATE_IN_PROGRESS') throw new Error(`${name}: ${StackStatus} ${StackStatusReason}`);
    }
  }
}

/** Replicas come after their primary, whose stack's name is the shorter one. */
function inOrder(stacks: readonly DeclaredStack[]): DeclaredStack[] {
  return [...stacks].sort((a, b) => a.name.length - b.name.length);
}
