import { CloudFormationClient, DescribeStacksCommand, UpdateStackCommand } from '@aws-sdk/client-cloudformation';
import { DisableKeyCommand, KMSClient, ListKeysCommand } from '@aws-sdk/client-kms';
import { App, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { BUCKET, context, FunctionBench, WATCH } from './support';
import { ZoomKmsKey } from '../../lib/aws';
import { readCloudAssembly } from '../../lib/drift';
import { checkRow } from '../../lib/monitor';
import { FUNCTION_ENVIRONMENT } from '../../lib/private/monitor-contract';
import { ACCOUNT } from '../aws/support';
import { DriftHarness } from '../e2e/drift-harness';

const REGION = 'us-east-1';
const MEMBER = '444455556666';
const ROLE = 'zoom-cmk-drift-member';
const ROW = { account: MEMBER, region: REGION, stacks: ['Zoom'] };
const FOLDER = `${WATCH}/accounts/${MEMBER}/${REGION}`;

let set: DriftHarness;
let lambda: FunctionBench;
beforeEach(async () => {
  set = await DriftHarness.startApp((app: App) => {
    for (const [id, account] of Object.entries({ Own: ACCOUNT, Member: MEMBER })) {
      const stack = new Stack(app, id, { stackName: 'Zoom', env: { region: REGION, account } });
      new ZoomKmsKey(stack, 'Cmk', { replicaRegions: ['us-west-2'] });
      new ZoomKmsKey(stack, 'Second');
      new iam.Role(new Stack(app, `${id}Empty`, { stackName: 'Empty', env: { region: REGION, account } }), 'Role', {
        assumedBy: new iam.AccountRootPrincipal(),
      });
    }
  });
  lambda = new FunctionBench(set.harness.aws, { [FUNCTION_ENVIRONMENT.memberRole]: ROLE });
});
afterEach(async () => {
  await lambda.restore();
  await set.stop();
});

async function disableKeys(account: string): Promise<void> {
  const kms = new KMSClient(set.harness.aws.clientConfig(REGION, account));
  for (const { KeyId } of (await kms.send(new ListKeysCommand({}))).Keys!) {
    await kms.send(new DisableKeyCommand({ KeyId }));
  }
}

/** Takes the key `Second` out of the template of the account, and leaves it as it is. */
async function undeclareSecond(): Promise<void> {
  const client = new CloudFormationClient(set.harness.aws.clientConfig(REGION, MEMBER));
  const template = readCloudAssembly(set.app).find(({ name, account }) => name === 'Zoom' && account === MEMBER)!
    .template as { readonly Resources: Record<string, object> };
  const Resources = Object.fromEntries(Object.entries(template.Resources).filter(([id]) => !id.startsWith('Second')));
  await client.send(
    new UpdateStackCommand({
      StackName: 'Zoom',
      TemplateBody: JSON.stringify({ ...template, Resources, Outputs: {} }),
    }),
  );
  const status = async () =>
    (await client.send(new DescribeStacksCommand({ StackName: 'Zoom' }))).Stacks![0].StackStatus!;
  while ((await status()) !== 'UPDATE_COMPLETE') await new Promise(resolve => setTimeout(resolve, 10));
}

test('every key of ours in the stacks of a row is looked at, with the role of its account', async () => {
  await expect(checkRow(ROW, context())).resolves.toEqual({
    ...{ account: MEMBER, region: REGION, outcome: 'in-sync', drift: 0, couldNotCheck: 0, keys: 2 },
    ...{ opened: 0, resolved: 0, dropped: 0, formerKeys: 0 },
    ...{ report: `s3://${BUCKET}/${FOLDER}/latest.html` },
  });
  const assumed = set.harness.aws.requests.filter(({ operation }) => operation === 'AssumeRole');
  expect(assumed).toHaveLength(1);
  expect(lambda.keys()).toEqual([`${FOLDER}/latest.html`, `${FOLDER}/latest.json`]);
  expect(lambda.json(`${FOLDER}/latest.json`).report.keys).toMatchObject([{ account: MEMBER }, { account: MEMBER }]);
});

test('drift of the account is found, told to programs once, and to people by the summary alone', async () => {
  await disableKeys(MEMBER);
  await expect(checkRow(ROW, context())).resolves.toMatchObject({
    ...{ outcome: 'drift', drift: 2, keys: 2, opened: 2, resolved: 0, severity: 'critical' },
    worst: expect.stringMatching(`^critical in ${REGION} of ${MEMBER}: the key in ${REGION} is disabled`),
  });
  expect(lambda.newEvents('finding')).toMatchObject([
    { watch: WATCH, status: 'opened', finding: { account: MEMBER } },
    { watch: WATCH, status: 'opened', finding: { account: MEMBER } },
  ]);
  expect(lambda.newEvents('change')).toEqual([]);
  await expect(checkRow(ROW, context())).resolves.toMatchObject({ drift: 2, opened: 0, resolved: 0 });
  expect(lambda.newEvents('finding')).toEqual([]);
});

test('drift at a key that is declared no more is not resolved by that, and is told to programs', async () => {
  await disableKeys(MEMBER);
  await checkRow(ROW, context());
  lambda.newEvents('finding');
  await undeclareSecond();
  await expect(checkRow(ROW, context())).resolves.toMatchObject({
    ...{ outcome: 'drift', drift: 1, keys: 1, opened: 0, resolved: 0, dropped: 1 },
  });
  expect(lambda.newEvents('finding')).toMatchObject([
    { status: 'dropped', finding: { logicalId: expect.stringMatching(/^Second/) } },
  ]);
  await expect(checkRow(ROW, context())).resolves.toMatchObject({ dropped: 0 });
});

test('a replica is checked by the row of its own Region, without its primary', async () => {
  const replica = { account: MEMBER, region: 'us-west-2', stacks: ['Zoom-Cmk-replica-us-west-2'] };
  await expect(checkRow(replica, context())).resolves.toMatchObject({
    ...{ region: 'us-west-2', outcome: 'in-sync', couldNotCheck: 0, keys: 1 },
  });
});

test('drift of another account is none of it', async () => {
  await disableKeys(ACCOUNT);
  await expect(checkRow(ROW, context())).resolves.toMatchObject({ outcome: 'in-sync' });
});

test('metrics are those of the fleet, and no row has its own', async () => {
  await checkRow(ROW, context());
  expect(lambda.metrics()).toEqual([]);
  expect(lambda.lines).toEqual([expect.stringMatching(`^${FOLDER}: in sync; `)]);
});

describe('what can not be checked is a result, and no failure', () => {
  test('where the role can not be assumed', async () => {
    set.harness.aws.faults.deny({ operation: 'sts:AssumeRole' });
    await expect(checkRow(ROW, context())).resolves.toMatchObject({
      ...{ outcome: 'indeterminate', drift: 0, couldNotCheck: 1, keys: 0, severity: 'high' },
      worst: expect.stringContaining(`cannot assume arn:aws:iam::${MEMBER}:role/${ROLE}: `),
    });
  });

  test.each([
    ['where a stack is not deployed', 'Zomo', 'the stack Zomo is not deployed in us-east-1'],
    [
      'where a stack declares no key of ours',
      'Empty',
      'the template of the stack Empty in us-east-1 declares no key of zoom-cmk-constructs',
    ],
  ])('%s, and hides no other stack', async (_, stack, message) => {
    await disableKeys(MEMBER);
    await expect(checkRow({ ...ROW, stacks: ['Zoom', stack] }, context())).resolves.toMatchObject({
      ...{ outcome: 'drift', drift: 2, couldNotCheck: 1, keys: 2 },
    });
    const { findings } = lambda.json(`${FOLDER}/latest.json`).report;
    expect(findings).toContainEqual(
      expect.objectContaining({ ruleId: 'could-not-check', account: MEMBER, region: REGION, stack, message }),
    );
  });
});

describe('fails', () => {
  test.each([
    [{ ...ROW, stacks: ['Zoom', 'Zoom'] }, "the row has the stack 'Zoom' twice: keep one of them"],
    [{ ...ROW, role: 'arn:aws:iam::1:role/x' }, "the row has the unknown member 'role'"],
    ['rm -rf /', "the row is 'rm -rf /', expected an object"],
  ])('on the row %j, before it asks anybody', async (row, message) => {
    const before = set.harness.aws.requests.length;
    await expect(checkRow(row, context())).rejects.toThrow(message);
    expect(set.harness.aws.requests.slice(before)).toEqual([]);
  });

  test('where the context is not that of a function', async () => {
    const elsewhere = { ...context(), invokedFunctionArn: 'arn:aws:iam::111122223333:role/x' };
    await expect(checkRow(ROW, elsewhere)).rejects.toThrow(
      "the ARN of the function is 'arn:aws:iam::111122223333:role/x', expected arn:aws:lambda:",
    );
  });
});
