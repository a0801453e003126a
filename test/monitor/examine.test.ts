import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { DisableKeyCommand } from '@aws-sdk/client-kms';
import { ZoomKmsKey } from '../../lib/aws';
import { readCloudAssembly } from '../../lib/drift';
import { AwsAccess } from '../../lib/drift/live';
import { examine } from '../../lib/monitor/examine';
import { ACCOUNT } from '../aws/support';
import { Environment } from '../drift/live/support';
import { DriftHarness } from '../e2e/drift-harness';

const environment = new Environment();
let set: DriftHarness;
let access: AwsAccess;
beforeEach(async () => {
  set = await DriftHarness.start(stack => void new ZoomKmsKey(stack, 'Cmk', { replicaRegions: ['us-west-2'] }));
  environment.use(set.harness.aws.environment);
  access = new AwsAccess();
});
afterEach(async () => {
  access.destroy();
  environment.restore();
  await set.stop();
});

const ALL = [
  { region: 'us-east-1', stack: 'Zoom' },
  { region: 'us-west-2', stack: 'Zoom-Cmk-replica-us-west-2' },
];
const look = async () =>
  examine(access, { account: ACCOUNT, keys: ALL, settleMs: 0, signal: new AbortController().signal });

/** Deploys the template of the primary with another metadata of its key. */
async function deployWith(metadata: object): Promise<void> {
  const client = new CloudFormationClient(set.harness.aws.clientConfig('us-east-1'));
  const template = readCloudAssembly(set.app).find(({ name }) => name === 'Zoom')!.template as any;
  const key: any = Object.values(template.Resources).find((each: any) => each.Type === 'AWS::KMS::Key');
  key.Metadata = { ...key.Metadata, 'zoom-cmk': metadata };
  // Else there is nothing to update.
  key.Properties.Tags = [{ Key: 'changed', Value: 'yes' }];
  await client.send(new UpdateStackCommand({ StackName: 'Zoom', TemplateBody: JSON.stringify(template) }));
  const status = async () =>
    (await client.send(new DescribeStacksCommand({ StackName: 'Zoom' }))).Stacks![0].StackStatus!;
  while ((await status()) !== 'UPDATE_COMPLETE') await new Promise(resolve => setTimeout(resolve, 10));
}

test('a template that is not understood is a finding of its stack, and hides no other', async () => {
  await deployWith({ setRole: 'emperor' });
  const { report } = await look();
  expect(report.outcome).toBe('indeterminate');
  expect(report.findings).toMatchObject([
    {
      ...{ ruleId: 'could-not-check', account: ACCOUNT, region: 'us-east-1', stack: 'Zoom' },
      message: expect.stringMatching(/^the template of the stack Zoom: .*setRole/),
    },
  ]);
  expect(report.keys).toMatchObject([{ region: 'us-west-2', outcome: 'in-sync' }]);
});

test('where the looking is over before it begins, nothing is seen, and nothing is fine', async () => {
  access.destroy();
  access = new AwsAccess({ signal: AbortSignal.abort() });
  const { report } = await look();
  expect(report).toMatchObject({ outcome: 'indeterminate', keys: [] });
  expect(report.findings.map(({ ruleId, region }) => `${ruleId} ${region}`)).toEqual([
    'could-not-check us-east-1',
    'could-not-check us-west-2',
  ]);
});

test('a stack that is still being deployed is waited for', async () => {
  const keys = [...ALL, { region: 'eu-central-1', stack: 'Zoom-Cmk-replica-eu-central-1' }];
  const later = readCloudAssembly(
    set.harness.assemblyOf(
      stack => void new ZoomKmsKey(stack, 'Cmk', { replicaRegions: ['us-west-2', 'eu-central-1'] }),
    ),
  ).find(({ region }) => region === 'eu-central-1')!;
  const { aws } = set.harness;
  const looking = examine(access, { account: ACCOUNT, keys, settleMs: 2000, signal: new AbortController().signal });
  while (!aws.requests.some(({ region, error }) => region === 'eu-central-1' && error)) {
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  const client = new CloudFormationClient(aws.clientConfig('eu-central-1'));
  await client.send(new CreateStackCommand({ StackName: later.name, TemplateBody: JSON.stringify(later.template) }));
  const { report } = await looking;
  expect(report).toMatchObject({ outcome: 'in-sync', findings: [] });
  expect(report.keys).toHaveLength(3);
});

test('drift that was seen is told, though a second look is denied', async () => {
  await set.kms('us-west-2').send(new DisableKeyCommand({ KeyId: await set.keyArn('us-west-2') }));
  const { aws } = set.harness;
  aws.faults.delay(300, { operation: 'cloudformation:DescribeStacks' });
  const before = aws.requests.length;
  const looking = look();
  const looks = () => aws.requests.slice(before).filter(({ operation }) => operation === 'ListGrants').length;
  while (looks() < 2) await new Promise(resolve => setTimeout(resolve, 5));
  aws.faults.deny({ operation: 'cloudformation:GetTemplate' });
  const { report } = await looking;
  expect(report.findings.map(({ ruleId }) => ruleId)).toEqual(['key-disabled']);
});
