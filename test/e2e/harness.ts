import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { App, BootstraplessSynthesizer, Stack } from 'aws-cdk-lib';
import { ACCOUNT } from '../aws/support';
import { LocalAws } from '../local-aws';
import { cdk } from './cdk-cli';
import { LiveKey, liveKeys } from './live-keys';

/** A loopback AWS, a folder for cloud assemblies, and the real CDK CLI between the two. */
export class Harness {
  public static async start(): Promise<Harness> {
    return new Harness(await LocalAws.start({ accountId: ACCOUNT }), mkdtempSync(join(tmpdir(), 'zoom-cmk-e2e-')));
  }

  private assemblies = 0;

  private constructor(
    public readonly aws: LocalAws,
    public readonly folder: string,
  ) {}

  /** Synthesises an app of one stack in us-east-1 and what is declared in it; gives the folder of its cloud assembly. */
  public assemblyOf(declare: (stack: Stack) => void): string {
    return this.assemblyOfApp(app => declare(new Stack(app, 'Zoom', { env: { region: 'us-east-1' } })));
  }

  /** Synthesises an app; gives the folder of its cloud assembly. */
  public assemblyOfApp(declare: (app: App) => void): string {
    const outdir = join(this.folder, `assembly-${++this.assemblies}`);
    const app = new App({ outdir, defaultStackSynthesizer: new BootstraplessSynthesizer(), analyticsReporting: false });
    declare(app);
    app.synth();
    return outdir;
  }

  public async cdk(assembly: string, ...args: string[]): Promise<string> {
    return cdk([...args, '--app', assembly], { environment: this.aws.environment, cwd: this.folder });
  }

  public async deploy(assembly: string, ...stacks: string[]): Promise<void> {
    await this.cdk(assembly, 'deploy', ...(stacks.length ? stacks : ['--all']), '--require-approval', 'never');
  }

  public async destroy(assembly: string): Promise<void> {
    await this.cdk(assembly, 'destroy', '--all', '--force');
  }

  /** The key of each Region, where there is one in each at most. */
  public async keySet(regions: string[]): Promise<Record<string, LiveKey>> {
    const found = await Promise.all(regions.map(async region => [region, await this.keysIn(region)] as const));
    return Object.fromEntries(found.flatMap(([region, keys]) => keys.map(key => [region, key])));
  }

  public async keysIn(region: string): Promise<LiveKey[]> {
    return liveKeys(this.aws, region);
  }

  public async stackNames(region: string): Promise<string[]> {
    const client = new CloudFormationClient(this.aws.clientConfig(region));
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({}));
    return Stacks.map(stack => stack.StackName!);
  }

  public async stop(): Promise<void> {
    await this.aws.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The first key is the primary, the others are its replicas and agree with it in all that one declaration says. */
export function expectInSync(keys: Record<string, LiveKey>): void {
  const [primary, ...replicas] = Object.values(keys);
  expect(primary.metadata.MultiRegionConfiguration!.MultiRegionKeyType).toBe('PRIMARY');
  for (const replica of replicas) {
    expect(replica.metadata.MultiRegionConfiguration!.MultiRegionKeyType).toBe('REPLICA');
    expect(replica.metadata.KeyId).toBe(primary.metadata.KeyId);
    expect(replica.policy).toEqual(primary.policy);
    expect([replica.aliases, replica.tags]).toEqual([primary.aliases, primary.tags]);
    expect(replica.metadata.Description).toBe(primary.metadata.Description);
  }
}

/** The Sids of a key's policy, in order. */
export function sidsOf(key: LiveKey): string[] {
  return key.policy.Statement.map(statement => statement.Sid).sort();
}
