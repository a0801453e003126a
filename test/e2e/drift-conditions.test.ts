import { PutKeyPolicyCommand, ReplicateKeyCommand, TagResourceCommand } from '@aws-sdk/client-kms';
import { Stack } from 'aws-cdk-lib';
import { DriftHarness } from './drift-harness';
import { ZoomKmsKey } from '../../lib/aws';
import { ACCOUNT } from '../aws/support';

const PRIMARY = 'us-east-1';
const REPLICAS = ['us-west-2', 'eu-central-1', 'eu-west-1', 'ap-southeast-2'];
const REGIONS = [PRIMARY, ...REPLICAS];
const REPLICA = 'eu-central-1';

let set: DriftHarness;
beforeEach(async () => {
  set = await DriftHarness.start(
    (stack: Stack) => void new ZoomKmsKey(stack, 'Cmk', { alias: 'zoom-cmk', replicaRegions: REPLICAS }),
  );
});
afterEach(() => set.stop());

const dropBroker = (policy: { Statement: any[] }) => {
  policy.Statement = policy.Statement.filter(({ Sid }) => Sid !== 'ZoomKeyBroker');
};

test.each([
  'kms:*',
  'kms:DescribeKey',
  'kms:GetKeyPolicy',
  'kms:ListAliases',
  'kms:ListResourceTags',
  'kms:ListGrants',
  'cloudformation:*',
])('a Region that denies %s ends with 2, and hides no other', async operation => {
  set.harness.aws.faults.deny({ operation, region: REPLICA });
  const denied = await set.drift();
  expect(denied).toMatchObject({ status: 2, outcome: 'indeterminate' });
  expect(new Set(denied.findings.map(({ ruleId, region }) => `${ruleId} ${region}`))).toEqual(
    new Set([`could-not-check ${REPLICA}`]),
  );
  expect(
    denied.keys
      .filter(({ outcome }) => outcome === 'in-sync')
      .map(({ region }) => region)
      .sort(),
  ).toEqual(REGIONS.filter(region => region !== REPLICA).sort());
});

test('drift elsewhere is still found, and outweighs what could not be checked', async () => {
  set.harness.aws.faults.deny({ operation: 'kms:*', region: 'us-west-2' });
  await set.changePolicy(REPLICA, dropBroker);
  const report = await set.drift();
  expect(report).toMatchObject({ status: 1, outcome: 'drift' });
  expect(new Set(report.findings.map(({ ruleId }) => ruleId))).toEqual(
    new Set(['broker-access-lost', 'replica-default-policy', 'replica-differs-from-primary', 'could-not-check']),
  );
});

test('one request in ten that is throttled changes nothing', async () => {
  set.harness.aws.faults.throttle({ rate: 0.1, seed: 7, operation: 'kms:*' });
  await expect(set.drift()).resolves.toMatchObject({ status: 0, outcome: 'in-sync', findings: [] });
  expect(set.harness.aws.requests.some(({ error }) => error === 'ThrottlingException')).toBe(true);
});

test('what KMS shows late is no drift, if it is given the time to settle', async () => {
  const arn = await set.keyArn(REPLICA);
  const policy = JSON.stringify((await set.harness.keysIn(REPLICA))[0].policy);
  await set.changePolicy(REPLICA, dropBroker);
  set.harness.aws.faults.staleReads({ calls: 1 });
  await set.kms(REPLICA).send(new PutKeyPolicyCommand({ KeyId: arn, Policy: policy }));
  await expect(set.drift('--settle', '5')).resolves.toMatchObject({ status: 0, outcome: 'in-sync' });
});

test('drift that lasts is reported when the time to settle is over', async () => {
  await set.changePolicy(REPLICA, dropBroker);
  const before = set.harness.aws.requests.length;
  await expect(set.drift('--settle', '0.6')).resolves.toMatchObject({ status: 1 });
  const asked = set.harness.aws.requests.slice(before).filter(({ operation }) => operation === 'GetKeyPolicy');
  expect(asked.length).toBe(3 * REGIONS.length);
});

test('only the Regions, or the stacks, that are asked for are looked at', async () => {
  await set.changePolicy(REPLICA, dropBroker);
  await expect(set.drift('--region', PRIMARY, '--region', 'us-west-2')).resolves.toMatchObject({ status: 0 });
  await expect(set.drift('--stack', 'Zoom')).resolves.toMatchObject({ status: 0 });
  const report = await set.drift('--region', REPLICA);
  expect(report.keys.map(({ region }) => region)).toEqual([REPLICA]);
  expect(report.status).toBe(1);
});

describe('without the code', () => {
  const deployed = (...args: string[]) =>
    set.zoomCmk(['drift', '--deployed', '--settle', '0', '--format', 'json', ...args]);
  const everywhere = REGIONS.flatMap(region => ['--region', region]);

  test('the deployed templates tell what is declared', async () => {
    const clean = await deployed(...everywhere);
    expect(clean).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(clean.stdout).keys).toHaveLength(5);
    await set.changePolicy(REPLICA, dropBroker);
    await expect(deployed(...everywhere)).resolves.toMatchObject({ status: 1 });
  });

  test('a stack or a Region that is asked for is looked at alone', async () => {
    await set.changePolicy(REPLICA, dropBroker);
    await expect(deployed('--stack', 'Zoom', '--region', PRIMARY)).resolves.toMatchObject({ status: 0 });
    await expect(deployed('--region', PRIMARY)).resolves.toMatchObject({ status: 0 });
    await expect(deployed('--region', REPLICA)).resolves.toMatchObject({ status: 1 });
  });

  test('a Region that the primary declares and nobody looked at is named', async () => {
    const ran = await deployed();
    expect(ran.status).toBe(2);
    expect(JSON.parse(ran.stdout).findings.map(({ message }: any) => message)).toEqual(
      [...REPLICAS]
        .sort()
        .map(
          region => `the code declares a replica in ${region}, and no stack with it was read: look in ${region} too`,
        ),
    );
  });

  test('a Region whose templates may not be read ends with 2, and hides no other', async () => {
    set.harness.aws.faults.deny({ operation: 'cloudformation:*', region: REPLICA });
    await set.changePolicy('us-west-2', dropBroker);
    const ran = await deployed(...everywhere);
    const { findings } = JSON.parse(ran.stdout);
    expect(ran.status).toBe(1);
    expect(findings).toContainEqual(expect.objectContaining({ ruleId: 'broker-access-lost', region: 'us-west-2' }));
    expect(findings).toContainEqual(
      expect.objectContaining({
        ruleId: 'could-not-check',
        region: REPLICA,
        message: expect.stringMatching(
          /^the deployed templates were not read, cloudformation:ListStacks in eu-central-1: /,
        ),
      }),
    );
  });

  test('fails where the stack is deployed nowhere', async () => {
    await expect(deployed('--stack', 'Zoo', '--region', PRIMARY)).resolves.toEqual({
      status: 2,
      stdout: '',
      stderr: 'zoom-cmk: the stack Zoo is not deployed in us-east-1\n',
    });
  });
});

test('keys that are bound by hand need no CloudFormation', async () => {
  set.harness.aws.faults.deny({ operation: 'cloudformation:*' });
  const paths = {
    [PRIMARY]: 'Zoom/Cmk',
    ...Object.fromEntries(REPLICAS.map(region => [region, `Zoom/Cmk/replica-${region}`])),
  };
  const bindings = await Promise.all(
    Object.entries(paths).map(async ([region, path]) => ['--key', `${path}=${await set.keyArn(region)}`]),
  );
  await expect(set.drift(...bindings.flat())).resolves.toMatchObject({ status: 0, outcome: 'in-sync' });
});

test('a tag of CloudFormation is none of the code, and a grant is listed', async () => {
  const KeyId = await set.keyArn(REPLICA);
  await set.kms(REPLICA).send(new TagResourceCommand({ KeyId, Tags: [{ TagKey: 'owner', TagValue: 'x' }] }));
  const report = await set.drift('--fail-on', 'medium');
  expect(report.findings.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([['tags-differ', 'low']]);
  expect(report.status).toBe(0);
});

test('the fix plan restores what is declared, when somebody runs it', async () => {
  await set.changePolicy(REPLICA, policy => {
    policy.Statement = policy.Statement.filter(({ Sid }) => Sid !== 'AccountRootFullAccess');
  });
  const ran = await set.zoomCmk(['drift', '--app', set.app, '--settle', '0', '--fix-plan']);
  const [command] = ran.stdout.trim().split('\n');
  expect(ran.stdout.trim().split('\n')).toHaveLength(1);
  expect(ran.stderr).toContain('lock-out-risk');
  const [, arn, policy] =
    /^aws kms put-key-policy --region eu-central-1 --key-id (\S+) --policy-name default --policy '(.*)'$/.exec(
      command,
    )!;
  await set.kms(REPLICA).send(new PutKeyPolicyCommand({ KeyId: arn, Policy: policy }));
  await expect(set.drift()).resolves.toMatchObject({ status: 0 });
});

test('an interrupted check says what it did not look at', async () => {
  const interrupt = new AbortController();
  set.harness.aws.faults.delay(60_000, { operation: 'kms:GetKeyPolicy', region: REPLICA });
  const before = set.harness.aws.requests.length;
  const checking = set.zoomCmk(['drift', '--app', set.app, '--settle', '0', '--format', 'json'], {
    signal: interrupt.signal,
  });
  const asked = () => set.harness.aws.requests.slice(before);
  const policies = () => asked().filter(({ operation }) => operation === 'GetKeyPolicy').length;
  let seen: number;
  // Until the other Regions have been looked at, and nothing more is asked.
  do {
    seen = asked().length;
    await new Promise(resolve => setTimeout(resolve, 500));
  } while (asked().length > seen || policies() < REGIONS.length - 1);
  interrupt.abort();
  const ran = await checking;
  const { findings, outcome } = JSON.parse(ran.stdout);
  expect(outcome).toBe('indeterminate');
  expect(findings.map(({ ruleId, region }: any) => `${ruleId} ${region}`)).toEqual([`could-not-check ${REPLICA}`]);
});

test('a replica that KMS made without a policy is told from one that was changed', async () => {
  await set
    .kms(PRIMARY)
    .send(new ReplicateKeyCommand({ KeyId: await set.keyArn(PRIMARY), ReplicaRegion: 'sa-east-1' }));
  const { findings } = await set.drift();
  expect(findings.map(({ ruleId }) => ruleId)).toEqual(['replica-undeclared']);
});

test('a policy that names a principal that is gone can be put again by the fix plan, though it means the same', async () => {
  const ghost = `arn:aws:iam::${ACCOUNT}:role/Ghost`;
  set.harness.aws.principals.create(ghost);
  await set.changePolicy(REPLICA, policy => {
    policy.Statement.push({ Effect: 'Allow', Principal: { AWS: ghost }, Action: 'kms:Decrypt', Resource: '*' });
  });
  set.harness.aws.principals.delete(ghost);
  const report = await set.drift();
  expect(report.findings.map(({ ruleId }) => ruleId)).toEqual(['orphaned-principal']);
  const { stdout } = await set.zoomCmk(['drift', '--app', set.app, '--settle', '0', '--fix-plan']);
  expect(stdout).toMatch(/^# AROA\w+ no longer exist: .*\naws kms put-key-policy --region eu-central-1 /);
});
