import { GetKeyPolicyCommand, KMSClient, ListKeysCommand, PutKeyPolicyCommand } from '@aws-sdk/client-kms';
import { App, Stack } from 'aws-cdk-lib';
import { DriftHarness } from './drift-harness';
import { ZoomKmsKey } from '../../lib/aws';
import { ACCOUNT } from '../aws/support';

const REGION = 'us-east-1';
const OTHER_ACCOUNT = '444455556666';
const ROLE = `arn:aws:iam::${OTHER_ACCOUNT}:role/drift-reader`;

let set: DriftHarness;
beforeEach(async () => {
  set = await DriftHarness.startApp((app: App) => {
    for (const [id, account] of Object.entries({ Test: ACCOUNT, Production: OTHER_ACCOUNT })) {
      new ZoomKmsKey(new Stack(app, id, { stackName: 'Zoom', env: { region: REGION, account } }), 'Cmk');
    }
  });
});
afterEach(() => set.stop());

/** Takes Zoom's access away in the other account, where the stack has the same name. */
async function shutZoomOut(): Promise<void> {
  const kms = new KMSClient(set.harness.aws.clientConfig(REGION, OTHER_ACCOUNT));
  const { Keys } = await kms.send(new ListKeysCommand({}));
  const [{ KeyId }] = Keys!;
  const policy = JSON.parse((await kms.send(new GetKeyPolicyCommand({ KeyId }))).Policy!);
  policy.Statement = policy.Statement.filter(({ Sid }: { Sid: string }) => Sid !== 'ZoomKeyBroker');
  await kms.send(new PutKeyPolicyCommand({ KeyId, Policy: JSON.stringify(policy) }));
}

test('each account is looked at with a role of its own, stacks of one name included', async () => {
  await expect(set.drift('--role-arn', ROLE)).resolves.toMatchObject({ status: 0, outcome: 'in-sync' });
  await shutZoomOut();
  const report = await set.drift('--role-arn', ROLE);
  expect(report.keys.map(({ account, outcome }) => [account, outcome]).sort()).toEqual([
    [ACCOUNT, 'in-sync'],
    [OTHER_ACCOUNT, 'drift'],
  ]);
  expect(new Set(report.findings.map(({ account }) => account))).toEqual(new Set([OTHER_ACCOUNT]));
});

test('the deployed templates of the accounts that roles are given for are read', async () => {
  await shutZoomOut();
  const ran = await set.zoomCmk([
    ...['drift', '--deployed', '--region', REGION, '--settle', '0', '--format', 'json', '--role-arn', ROLE],
    ...['--role-arn', `arn:aws:iam::${ACCOUNT}:role/drift-reader`],
  ]);
  expect(ran.status).toBe(1);
  expect(
    JSON.parse(ran.stdout)
      .keys.map(({ account, outcome }: any) => [account, outcome])
      .sort(),
  ).toEqual([
    [ACCOUNT, 'in-sync'],
    [OTHER_ACCOUNT, 'drift'],
  ]);
});

test('fails to check keys of an account that there is no role for, and says what to give', async () => {
  const report = await set.drift();
  expect(report).toMatchObject({ status: 2, outcome: 'indeterminate' });
  expect(report.findings.map(({ ruleId, account }) => [ruleId, account])).toEqual([['could-not-check', OTHER_ACCOUNT]]);
  expect(report.findings[0].message).toContain(`give --role-arn arn:aws:iam::${OTHER_ACCOUNT}:role/<name>`);
});
