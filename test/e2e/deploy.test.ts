import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudFormationClient, DescribeStacksCommand, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { App, BootstraplessSynthesizer, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { ZoomBrokerAccess, ZoomKmsKey, ZoomSearchAccess } from '../../lib/aws';
import { ACCOUNT, statement } from '../aws/support';
import { LocalAws } from '../local-aws';
import { cdk } from './cdk-cli';
import { LiveKey, liveKeys, ordered } from './live-keys';

const REGIONS = ['us-east-1', 'us-west-2', 'eu-central-1', 'eu-west-1'];

let aws: LocalAws;
let folder: string;
let synthesised = 0;

beforeEach(async () => {
  aws = await LocalAws.start({ accountId: ACCOUNT });
  folder = mkdtempSync(join(tmpdir(), 'zoom-cmk-e2e-'));
});

afterEach(async () => {
  await aws.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Synthesises an app, and gives the folder of its cloud assembly. */
function assemblyOf(declare: (stack: Stack) => void): string {
  const outdir = join(folder, `assembly-${++synthesised}`);
  const app = new App({ outdir, defaultStackSynthesizer: new BootstraplessSynthesizer(), analyticsReporting: false });
  declare(new Stack(app, 'Zoom', { env: { region: 'us-east-1' } }));
  app.synth();
  return outdir;
}

function runCdk(assembly: string, ...args: string[]): Promise<string> {
  return cdk([...args, '--app', assembly], { environment: aws.environment, cwd: folder });
}

const deploy = (assembly: string) => runCdk(assembly, 'deploy', '--all', '--require-approval', 'never');
const destroy = (assembly: string) => runCdk(assembly, 'destroy', '--all', '--force');

/** The keys of all Regions, of which there is one in each. */
async function keySet(): Promise<Record<string, LiveKey>> {
  const found = await Promise.all(REGIONS.map(async region => [region, await liveKeys(aws, region)] as const));
  return Object.fromEntries(found.flatMap(([region, keys]) => keys.map(key => [region, key])));
}

async function stackNames(region: string): Promise<string[]> {
  const client = new CloudFormationClient(aws.clientConfig(region));
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({}));
  return Stacks.map(stack => stack.StackName!);
}

function expectInSync(keys: Record<string, LiveKey>) {
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

const sids = (key: LiveKey) => key.policy.Statement.map(each => each.Sid).sort();

test('a key is deployed, gains a Region, changes its policy in every Region, and leaves with its stacks', async () => {
  const declare = (replicaRegions: string[], more?: iam.PolicyStatement) =>
    assemblyOf(stack => {
      const cmk = new ZoomKmsKey(stack, 'Cmk', {
        alias: 'zoom-cmk',
        replicaRegions,
        search: ZoomSearchAccess.role(),
        broker: ZoomBrokerAccess.accountRootLimitedToRole(),
        removalPolicy: RemovalPolicy.DESTROY,
      });
      Tags.of(cmk).add('team', 'security');
      if (more) cmk.addToKeyPolicy(more);
    });

  await deploy(declare(['us-west-2', 'eu-central-1']));
  const first = await keySet();
  expect(Object.keys(first)).toEqual(['us-east-1', 'us-west-2', 'eu-central-1']);
  expectInSync(first);
  expect(first['us-east-1'].aliases).toEqual(['alias/zoom-cmk']);
  expect(first['us-east-1'].tags).toMatchObject({ team: 'security' });
  expect(sids(first['us-west-2'])).toEqual(['AccountRootFullAccess', 'ZoomKeyBroker', 'ZoomSearch']);
  expect(first['us-west-2'].policy.Statement).toContainEqual(
    ordered({
      Sid: 'ZoomKeyBroker',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::409910850980:root' },
      Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:DescribeKey', 'kms:GenerateDataKey*'],
      Resource: '*',
      Condition: { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::409910850980:role/keybroker-role' } },
    }),
  );

  await deploy(declare(['us-west-2', 'eu-central-1', 'eu-west-1']));
  const second = await keySet();
  expect(Object.keys(second)).toEqual(['us-east-1', 'us-west-2', 'eu-central-1', 'eu-west-1']);
  expectInSync(second);
  expect(second['us-east-1'].metadata.KeyId).toBe(first['us-east-1'].metadata.KeyId);

  const changed = declare(['us-west-2', 'eu-central-1', 'eu-west-1'], statement('Auditor'));
  await expect(runCdk(changed, 'diff', '--all')).resolves.toMatch(/Auditor/);
  await deploy(changed);
  const third = await keySet();
  expectInSync(third);
  for (const key of Object.values(third)) expect(sids(key)).toContain('Auditor');

  await destroy(changed);
  const last = await keySet();
  for (const region of REGIONS) {
    await expect(stackNames(region)).resolves.toEqual([]);
    // KMS deletes a primary only after its replicas.
    const state = region === 'us-east-1' ? 'PendingReplicaDeletion' : 'PendingDeletion';
    expect(last[region].metadata.KeyState).toBe(state);
    expect(last[region].aliases).toEqual([]);
  }
});

test('keys are retained by default when their stacks are destroyed', async () => {
  const assembly = assemblyOf(stack => void new ZoomKmsKey(stack, 'Cmk', { replicaRegions: ['us-west-2'] }));
  await deploy(assembly);
  await destroy(assembly);
  for (const key of Object.values(await keySet())) expect(key.metadata.KeyState).toBe('Enabled');
  await expect(stackNames('us-west-2')).resolves.toEqual([]);
});

test('the name of the primary stack alone leaves the replicas out, a pattern takes them in', async () => {
  const assembly = assemblyOf(stack => void new ZoomKmsKey(stack, 'Cmk', { replicaRegions: ['us-west-2'] }));
  await runCdk(assembly, 'deploy', 'Zoom', '--require-approval', 'never');
  expect(Object.keys(await keySet())).toEqual(['us-east-1']);
  await runCdk(assembly, 'deploy', 'Zoom', 'Zoom/**', '--require-approval', 'never');
  expectInSync(await keySet());
  expect(Object.keys(await keySet())).toEqual(['us-east-1', 'us-west-2']);
});

test('a Region that is taken out of the code keeps its stack and its replica', async () => {
  const declare = (replicaRegions: string[]) =>
    assemblyOf(stack => void new ZoomKmsKey(stack, 'Cmk', { replicaRegions }));
  await deploy(declare(['us-west-2', 'eu-west-1']));
  await deploy(declare(['us-west-2']));
  await expect(stackNames('eu-west-1')).resolves.toEqual(['Zoom-Cmk-replica-eu-west-1']);
  expect((await keySet())['eu-west-1'].metadata.KeyState).toBe('Enabled');
});

test('a role of the app that administers the key is made before it, and named in every Region', async () => {
  await deploy(
    assemblyOf(stack => {
      const role = new iam.Role(stack, 'Role', {
        roleName: 'administrator',
        assumedBy: new iam.AccountRootPrincipal(),
      });
      new ZoomKmsKey(stack, 'Cmk', {
        replicaRegions: ['us-west-2'],
        administrators: [role],
        retirementGuard: { allowedPrincipalArns: [role.roleArn] },
      });
    }),
  );
  const keys = await keySet();
  expectInSync(keys);
  for (const key of Object.values(keys)) {
    const administrators = key.policy.Statement.find(each => each.Sid === 'KeyAdministrators');
    expect(administrators.Principal).toEqual({ AWS: `arn:aws:iam::${ACCOUNT}:role/administrator` });
  }
});

test('own stacks take the replicas of several keys', async () => {
  await deploy(
    assemblyOf(stack => {
      const west = new Stack(stack.node.root, 'West', { env: { region: 'us-west-2' } });
      new ZoomKmsKey(stack, 'One', { alias: 'one', replicaStacks: { 'us-west-2': west } });
      new ZoomKmsKey(stack, 'Two', { alias: 'two', replicaStacks: { 'us-west-2': west } });
    }),
  );
  const client = new CloudFormationClient(aws.clientConfig('us-west-2'));
  const { StackResourceSummaries = [] } = await client.send(new ListStackResourcesCommand({ StackName: 'West' }));
  expect(StackResourceSummaries.map(resource => resource.ResourceType).sort()).toEqual([
    'AWS::KMS::Alias',
    'AWS::KMS::Alias',
    'AWS::KMS::ReplicaKey',
    'AWS::KMS::ReplicaKey',
  ]);
});
