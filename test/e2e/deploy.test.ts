import { CloudFormationClient, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { expectInSync, Harness, sidsOf } from './harness';
import { ordered } from './live-keys';
import { ZoomBrokerAccess, ZoomKmsKey, ZoomSearchAccess } from '../../lib/aws';
import { ACCOUNT, statement } from '../aws/support';

const REGIONS = ['us-east-1', 'us-west-2', 'eu-central-1', 'eu-west-1'];

let harness: Harness;
beforeEach(async () => {
  harness = await Harness.start();
});
afterEach(() => harness.stop());

test('a key is deployed, gains a Region, changes its policy in every Region, and leaves with its stacks', async () => {
  const declare = (replicaRegions: string[], more?: iam.PolicyStatement) =>
    harness.assemblyOf(stack => {
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

  await harness.deploy(declare(['us-west-2', 'eu-central-1']));
  const first = await harness.keySet(REGIONS);
  expect(Object.keys(first)).toEqual(['us-east-1', 'us-west-2', 'eu-central-1']);
  expectInSync(first);
  expect(first['us-east-1'].aliases).toEqual(['alias/zoom-cmk']);
  expect(first['us-east-1'].tags).toMatchObject({ team: 'security' });
  expect(sidsOf(first['us-west-2'])).toEqual(['AccountRootFullAccess', 'ZoomKeyBroker', 'ZoomSearch']);
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

  await harness.deploy(declare(['us-west-2', 'eu-central-1', 'eu-west-1']));
  const second = await harness.keySet(REGIONS);
  expect(Object.keys(second)).toEqual(['us-east-1', 'us-west-2', 'eu-central-1', 'eu-west-1']);
  expectInSync(second);
  expect(second['us-east-1'].metadata.KeyId).toBe(first['us-east-1'].metadata.KeyId);

  const changed = declare(['us-west-2', 'eu-central-1', 'eu-west-1'], statement('Auditor'));
  await expect(harness.cdk(changed, 'diff', '--all')).resolves.toMatch(/Auditor/);
  await harness.deploy(changed);
  const third = await harness.keySet(REGIONS);
  expectInSync(third);
  for (const key of Object.values(third)) expect(sidsOf(key)).toContain('Auditor');

  await harness.destroy(changed);
  const last = await harness.keySet(REGIONS);
  for (const region of REGIONS) {
    await expect(harness.stackNames(region)).resolves.toEqual([]);
    // KMS deletes a primary only after its replicas.
    const state = region === 'us-east-1' ? 'PendingReplicaDeletion' : 'PendingDeletion';
    expect(last[region].metadata.KeyState).toBe(state);
    expect(last[region].aliases).toEqual([]);
  }
});

test('keys are retained by default when their stacks are destroyed', async () => {
  const assembly = harness.assemblyOf(stack => void new ZoomKmsKey(stack, 'Cmk', { replicaRegions: ['us-west-2'] }));
  await harness.deploy(assembly);
  await harness.destroy(assembly);
  for (const key of Object.values(await harness.keySet(REGIONS))) expect(key.metadata.KeyState).toBe('Enabled');
  await expect(harness.stackNames('us-west-2')).resolves.toEqual([]);
});

test('the name of the primary stack alone leaves the replicas out, a pattern takes them in', async () => {
  const assembly = harness.assemblyOf(stack => void new ZoomKmsKey(stack, 'Cmk', { replicaRegions: ['us-west-2'] }));
  await harness.deploy(assembly, 'Zoom');
  expect(Object.keys(await harness.keySet(REGIONS))).toEqual(['us-east-1']);
  await harness.deploy(assembly, 'Zoom', 'Zoom/**');
  expectInSync(await harness.keySet(REGIONS));
  expect(Object.keys(await harness.keySet(REGIONS))).toEqual(['us-east-1', 'us-west-2']);
});

test('a Region that is taken out of the code keeps its stack and its replica', async () => {
  const declare = (replicaRegions: string[]) =>
    harness.assemblyOf(stack => void new ZoomKmsKey(stack, 'Cmk', { replicaRegions }));
  await harness.deploy(declare(['us-west-2', 'eu-west-1']));
  await harness.deploy(declare(['us-west-2']));
  await expect(harness.stackNames('eu-west-1')).resolves.toEqual(['Zoom-Cmk-replica-eu-west-1']);
  expect((await harness.keySet(REGIONS))['eu-west-1'].metadata.KeyState).toBe('Enabled');
});

test('a role of the app that administers the key is made before it, and named in every Region', async () => {
  await harness.deploy(
    harness.assemblyOf(stack => {
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
  const keys = await harness.keySet(REGIONS);
  expectInSync(keys);
  for (const key of Object.values(keys)) {
    const administrators = key.policy.Statement.find(each => each.Sid === 'KeyAdministrators');
    expect(administrators.Principal).toEqual({ AWS: `arn:aws:iam::${ACCOUNT}:role/administrator` });
  }
});

test('own stacks take the replicas of several keys', async () => {
  await harness.deploy(
    harness.assemblyOf(stack => {
      const west = new Stack(stack.node.root, 'West', { env: { region: 'us-west-2' } });
      new ZoomKmsKey(stack, 'One', { alias: 'one', replicaStacks: { 'us-west-2': west } });
      new ZoomKmsKey(stack, 'Two', { alias: 'two', replicaStacks: { 'us-west-2': west } });
    }),
  );
  const client = new CloudFormationClient(harness.aws.clientConfig('us-west-2'));
  const { StackResourceSummaries = [] } = await client.send(new ListStackResourcesCommand({ StackName: 'West' }));
  expect(StackResourceSummaries.map(resource => resource.ResourceType).sort()).toEqual([
    'AWS::KMS::Alias',
    'AWS::KMS::Alias',
    'AWS::KMS::ReplicaKey',
    'AWS::KMS::ReplicaKey',
  ]);
});
