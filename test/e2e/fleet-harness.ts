import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudFormationClient, CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DisableKeyCommand, EnableKeyCommand, KMSClient, ListKeysCommand } from '@aws-sdk/client-kms';
import { App, BootstraplessSynthesizer, Duration, Stack } from 'aws-cdk-lib';
import { bundle } from '../../build-tools/bundle';
import { KeyDriftFleet, ZoomKmsKey } from '../../lib/aws';
import { ACCOUNT } from '../aws/support';
import { LocalAws } from '../local-aws';
import { Execution, Functions, LambdaFunction, ObjectStore, StateMachine } from '../states';
import { Surroundings } from '../states/surroundings';

const REGION = 'us-east-1';

/** Regions of the keys of an account: the primary's, and those of replicas. */
const KEY_REGIONS = [REGION, 'us-west-2', 'eu-central-1'];

/** So many rows are checked at once. */
export const CONCURRENCY = 6;

/** A fleet that was deployed to the loopback AWS: its state machine is interpreted, its functions are the bundle in threads. */
export class FleetHarness {
  public static async start(): Promise<FleetHarness> {
    const aws = await LocalAws.start({ accountId: ACCOUNT });
    const folder = mkdtempSync(join(tmpdir(), 'zoom-cmk-fleet-'));
    bundle('lib/monitor/index.ts', join(folder, 'index.js'));
    const harness = new FleetHarness(aws, folder);
    await harness.deployFleet();
    return harness;
  }

  private readonly keyTemplates = keyTemplates();
  private readonly lambdas: LambdaFunction[] = [];
  private requestsBefore = 0;
  private eventsBefore = 0;

  private constructor(
    public readonly aws: LocalAws,
    private readonly folder: string,
  ) {}

  /** Name of the bucket of the fleet. */
  public get bucket(): string {
    return this.recorded('AWS::S3::Bucket').physicalId;
  }

  /** Name of the fleet. */
  public get watch(): string {
    return this.recorded('AWS::StepFunctions::StateMachine').properties.StateMachineName;
  }

  /** Body of the template of the stack set, for the accounts. */
  public get memberRoleTemplate(): string {
    return this.recorded('AWS::CloudFormation::StackSet').properties.TemplateBody;
  }

  public get checkRow(): LambdaFunction {
    return this.lambdas[0];
  }

  public get summarise(): LambdaFunction {
    return this.lambdas[1];
  }

  /** Deploys a key of Zoom's to an account, as the stack `Zoom` in each of these Regions. */
  public async deployKey(account: string, regions: readonly string[] = [REGION]): Promise<void> {
    for (const region of regions) await this.deploy(account, region, 'Zoom', this.keyTemplates[region]);
  }

  /** Disables the key of an account and Region, behind the back of the code, or enables it again. */
  public async setKey(state: 'disabled' | 'enabled', account: string, region: string = REGION): Promise<void> {
    const client = new KMSClient(this.aws.clientConfig(region, account));
    const [{ KeyId }] = (await client.send(new ListKeysCommand({}))).Keys!;
    await client.send(state === 'disabled' ? new DisableKeyCommand({ KeyId }) : new EnableKeyCommand({ KeyId }));
    client.destroy();
  }

  /** Deploys a stack, and waits for it. */
  public async deploy(account: string, region: string, StackName: string, TemplateBody: string): Promise<void> {
    const client = new CloudFormationClient(this.aws.clientConfig(region, account));
    await client.send(new CreateStackCommand({ StackName, TemplateBody, Capabilities: ['CAPABILITY_NAMED_IAM'] }));
    for (;;) {
      const { StackStatus, StackStatusReason } = (await client.send(new DescribeStacksCommand({ StackName })))
        .Stacks![0];
      if (StackStatus === 'CREATE_COMPLETE') return client.destroy();
      if (StackStatus !== 'CREATE_IN_PROGRESS') throw new Error(`${StackName}: ${StackStatus} ${StackStatusReason}`);
    }
  }

  /** Puts the inventory where the fleet looks for it. */
  public putInventory(text: string): void {
    this.aws.objects.put(this.bucket, 'inventory.json', text);
  }

  /** Runs the state machine, as the schedule does. */
  public async run(surroundings: Partial<Surroundings> = {}): Promise<Execution> {
    const { physicalId, properties } = this.recorded('AWS::StepFunctions::StateMachine');
    const around = { functions: this.functions(), objects: this.objects(), resultsPerFile: 300, ...surroundings };
    return new StateMachine(physicalId, properties.DefinitionString, around).execute();
  }

  /** The functions of the fleet, by their ARNs. */
  public functions(): Functions {
    return {
      invoke: async (arn, payload) => {
        const called = this.lambdas.find(each => each.arn === arn);
        if (!called) throw new Error(`there is no function ${arn}`);
        return called.invoke(payload);
      },
    };
  }

  /** The metrics that the summaries gave since the last call, without what is the same in all. */
  public newMetrics(): any[] {
    const lines = this.summarise.log.splice(0).filter(line => line.startsWith('{'));
    return lines.map(line => {
      const { _aws, Watch, ...values } = JSON.parse(line);
      expect(Watch).toBe(this.watch);
      return values;
    });
  }

  /** The last summary. */
  public summary(): any {
    return JSON.parse(this.aws.objects.get(this.bucket, `${this.watch}/summary/latest.json`));
  }

  /** Events since the last call, each with what tells it from others. */
  public newEvents(): any[] {
    const events = this.aws.events.slice(this.eventsBefore);
    this.eventsBefore = this.aws.events.length;
    expect(this.aws.lostEvents).toEqual([]);
    return events.map(({ detailType, detail }) => ({ detailType, ...detail }));
  }

  /** What was asked for since the last call, `service:Operation`, each once, as the account of the fleet and as others. */
  public newRequests(): { readonly own: string[]; readonly members: string[] } {
    const requests = this.aws.requests.slice(this.requestsBefore);
    this.requestsBefore = this.aws.requests.length;
    const names = (own: boolean) =>
      requests
        .filter(({ account }) => (account === ACCOUNT) === own)
        .map(({ service, operation }) => `${service}:${operation}`);
    return { own: [...new Set(names(true))].sort(), members: [...new Set(names(false))].sort() };
  }

  public async stop(): Promise<void> {
    await Promise.all(this.lambdas.map(each => each.stop()));
    await this.aws.stop();
    rmSync(this.folder, { recursive: true });
  }

  private async deployFleet(): Promise<void> {
    this.aws.bootstrap(REGION);
    const app = new App({ analyticsReporting: false });
    const stack = new Stack(app, 'ZoomFleet', { env: { account: ACCOUNT, region: REGION } });
    new KeyDriftFleet(stack, 'Fleet', {
      organizationId: 'o-exampleorgid',
      maxConcurrency: CONCURRENCY,
      settle: Duration.seconds(0),
      memberRoleStackSet: { organizationalUnits: ['r-abcd'] },
    });
    const { template } = app.synth().getStackByName('ZoomFleet');
    for (const { Type, Properties } of Object.values<any>(template.Resources)) {
      if (Type !== 'AWS::Lambda::Function') continue;
      this.aws.objects.put(`cdk-hnb659fds-assets-${ACCOUNT}-${REGION}`, Properties.Code.S3Key, 'the bundle');
    }
    await this.deploy(ACCOUNT, REGION, 'ZoomFleet', JSON.stringify(template));
    for (const handler of ['checkRow', 'summarise']) this.lambdas.push(this.lambda(handler));
  }

  private lambda(name: string): LambdaFunction {
    const { properties, attributes } = this.aws
      .recorded(REGION, 'AWS::Lambda::Function')
      .find(each => each.properties.Handler === `index.${name}`)!;
    return new LambdaFunction({
      ...{ code: this.folder, handler: properties.Handler, arn: attributes.Arn },
      environment: { ...this.aws.environment, ...properties.Environment.Variables },
      ...{ timeoutSeconds: properties.Timeout, memoryMb: properties.MemorySize },
      concurrency: properties.ReservedConcurrentExecutions,
    });
  }

  private recorded(type: string) {
    const [resource, ...others] = this.aws.recorded(REGION, type);
    expect(others).toEqual([]);
    return resource;
  }

  private objects(): ObjectStore {
    return {
      get: async (bucket, key) => this.aws.objects.get(bucket, key),
      put: async (bucket, key, text) => this.aws.objects.put(bucket, key, text),
    };
  }
}

/** Templates of a key and its replica, by Region: the same for every account. */
function keyTemplates(): Record<string, string> {
  const app = new App({ defaultStackSynthesizer: new BootstraplessSynthesizer(), analyticsReporting: false });
  const stacks = KEY_REGIONS.map(region => new Stack(app, `Zoom-${region}`, { stackName: 'Zoom', env: { region } }));
  const [primary, ...replicas] = stacks;
  const replicaStacks = Object.fromEntries(replicas.map(stack => [stack.region, stack]));
  new ZoomKmsKey(primary, 'Cmk', { alias: 'zoom-cmk', replicaStacks });
  const assembly = app.synth();
  return Object.fromEntries(
    stacks.map(stack => [stack.region, JSON.stringify(assembly.getStackArtifact(stack.artifactId).template)]),
  );
}
