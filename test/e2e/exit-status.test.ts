import { readFileSync } from 'node:fs';
import { DisableKeyCommand, EnableKeyCommand, UpdatePrimaryRegionCommand } from '@aws-sdk/client-kms';
import { CommandProcess, interruptReading } from './command-process';
import { DriftHarness } from './drift-harness';
import { ZoomKmsKey } from '../../lib/aws';
import { Folder } from '../cli/support';
import { planOf, PlanJson } from '../drift/terraform/plans';

const REPLICA = 'us-west-2';
const ACCOUNT = '111122223333';

const folder = new Folder();
let command: CommandProcess;
let set: DriftHarness;
let arn: string;
beforeAll(async () => {
  command = new CommandProcess();
  set = await DriftHarness.start(stack => void new ZoomKmsKey(stack, 'Cmk', { replicaRegions: [REPLICA] }));
  arn = await set.keyArn('us-east-1');
});
afterAll(async () => {
  command.remove();
  await set.stop();
});
afterEach(() => set.harness.aws.faults.clear());

const setKey = async (how: typeof DisableKeyCommand | typeof EnableKeyCommand) =>
  void (await set.kms(REPLICA).send(new how({ KeyId: await set.keyArn(REPLICA) })));
const disabled = () => setKey(DisableKeyCommand);
const movePrimary = async (from: string, to: string) =>
  void (await set.kms(from).send(new UpdatePrimaryRegionCommand({ KeyId: await set.keyArn(from), PrimaryRegion: to })));
const moved = () => movePrimary('us-east-1', REPLICA);
const denied = async () => set.harness.aws.faults.deny({ operation: 'kms:GetKeyPolicy', region: REPLICA });

const allow = (principal: string, ...actions: string[]) => ({
  Effect: 'Allow',
  Principal: { AWS: principal },
  Action: actions,
  Resource: '*',
});
const ROOT = allow(`arn:aws:iam::${ACCOUNT}:root`, 'kms:*');
const BROKER = allow(
  'arn:aws:iam::409910850980:root',
  ...['kms:Decrypt', 'kms:Encrypt', 'kms:DescribeKey', 'kms:GenerateDataKey*'],
);
const policy = (name: string, ...Statement: object[]) => folder.file(name, { Version: '2012-10-17', Statement });
const conditioned = (...values: string[]) => ({ ...BROKER, Condition: { StringLike: { 'aws:userid': values } } });

/** A clean plan, with this changed in it. */
const plan = (name: string, change: (plan: PlanJson) => void = () => undefined) => {
  const json = planOf('oci-vault');
  change(json);
  return folder.file(name, json);
};
const withoutKeyOf = (json: PlanJson) => {
  const key = json.resource_changes.find(({ type }: any) => type === 'oci_kms_key');
  key.change.actions = ['delete'];
  key.change.after = null;
};
const outputs = (more: object = {}) =>
  folder.file(`outputs${Object.keys(more).length}.json`, {
    Cmk_key_ocid: { value: 'ocid1.key.oc1.iad.example.zoom-cmk' },
    Cmk_vault_ocid: { value: 'ocid1.vault.oc1.iad.example.vault' },
    Cmk_crypto_endpoint: { value: 'https://example-crypto.kms.us-ashburn-1.oraclecloud.com' },
    Cmk_management_endpoint: { value: 'https://example-management.kms.us-ashburn-1.oraclecloud.com' },
    ...more,
  });

/** A command, how it ends, and what is so when it runs. */
type Case = [what: string, status: number, args: () => string[], before?: () => Promise<void>];

const drift = () => ['drift', '--settle', '0', '--app', set.app];
const verify = () => ['verify', arn, '--settle', '0'];
const enroll = () => ['enroll', '--settle', '0', '--app', set.app];

test.each<Case>([
  ['drift, in sync', 0, drift],
  ['drift, drifted', 1, drift, disabled],
  ['drift, denied', 2, drift, denied],
  ['drift, with an unknown option', 2, () => [...drift(), '--nonsense']],
  [
    'drift --deployed, in sync',
    0,
    () => ['drift', '--deployed', '--settle', '0', '--region', 'us-east-1', '--region', REPLICA],
  ],
  ['drift --terraform-plan, in sync', 0, () => ['drift', '--terraform-plan', plan('clean.json')]],
  ['drift --terraform-plan, drifted', 1, () => ['drift', '--terraform-plan', plan('gone.json', withoutKeyOf)]],
  [
    'drift --terraform-plan, incomplete',
    2,
    () => ['drift', '--terraform-plan', plan('errored.json', json => (json.errored = true))],
  ],
  ['drift --terraform-plan, no plan', 2, () => ['drift', '--terraform-plan', 'package.json']],
  ['drift --terraform-plan with --app', 2, () => ['drift', '--terraform-plan', plan('clean.json'), '--app', set.app]],
  ['verify, as Zoom needs it', 0, verify],
  ['verify, violated', 1, verify, disabled],
  ['verify, denied', 2, verify, denied],
  ['verify, without a key', 2, () => ['verify']],
  [
    'verify --policy-file, as Zoom needs it',
    0,
    () => ['verify', '--policy-file', policy('good.json', ROOT, BROKER), '--account', ACCOUNT],
  ],
  [
    'verify --policy-file, violated',
    1,
    () => ['verify', '--policy-file', policy('bad.json', ROOT), '--account', ACCOUNT],
  ],
  ['verify --policy-file, no policy', 2, () => ['verify', '--policy-file', 'README.md', '--account', ACCOUNT]],
  ['enroll, ready', 0, enroll],
  ['enroll, not ready', 1, enroll, disabled],
  ['enroll, where the primary is another key now', 1, enroll, moved],
  ['enroll, denied', 2, enroll, denied],
  ['enroll, without an assembly', 2, () => ['enroll', '--app', folder.at('nowhere')]],
  [
    'enroll --terraform-output, ready',
    0,
    () => ['enroll', '--terraform-output', outputs(), '--terraform-plan', plan('clean.json')],
  ],
  [
    'enroll --terraform-output, not ready',
    1,
    () => ['enroll', '--terraform-output', outputs({ Cmk_vault_ocid: { value: 7 } })],
  ],
  ['enroll --terraform-output, not looked at', 2, () => ['enroll', '--terraform-output', outputs()]],
  ['enroll --terraform-output, no outputs', 2, () => ['enroll', '--terraform-output', 'package.json']],
  [
    'policy diff, equivalent',
    0,
    () => ['policy', 'diff', policy('a.json', ROOT, BROKER), policy('b.json', BROKER, ROOT), '--account', ACCOUNT],
  ],
  [
    'policy diff, different',
    1,
    () => ['policy', 'diff', policy('a.json', ROOT, BROKER), policy('c.json', ROOT), '--account', ACCOUNT],
  ],
  [
    'policy diff, not proved',
    2,
    () => [
      'policy',
      'diff',
      policy('d.json', ROOT, conditioned('a*b')),
      policy('e.json', ROOT, conditioned('a*c*b', 'ab*')),
      '--account',
      ACCOUNT,
    ],
  ],
  ['policy diff, one file', 2, () => ['policy', 'diff', 'a.json']],
  ['policy render', 0, () => ['policy', 'render', '--app', set.app, '--account', ACCOUNT]],
  ['policy render, of no key', 2, () => ['policy', 'render', 'Zoom/Nothing', '--app', set.app]],
  ['no command', 2, () => []],
  ['a mistyped command', 2, () => ['drfit']],
  ['help', 0, () => ['drift', '--help']],
])('%s ends with %i', async (...[, status, args, before]) => {
  await before?.();
  try {
    const ended = await command.run(args(), set.harness.aws.environment);
    expect(ended).toMatchObject({ status });
    expect(ended.stdout + ended.stderr).not.toMatch(/\n {4}at |should not/);
  } finally {
    set.harness.aws.faults.clear();
    if (before === disabled) await setKey(EnableKeyCommand);
    if (before === moved) await movePrimary(REPLICA, 'us-east-1');
  }
});

test.each<[string, () => string[]]>([
  ['drift', drift],
  ['verify', verify],
  ['enroll', enroll],
])('a signal ends %s with 130', async (_, args) => {
  set.harness.aws.faults.delay(60_000, { operation: 'kms:GetKeyPolicy', region: REPLICA });
  const before = set.harness.aws.requests.length;
  const ended = await command.run(args(), set.harness.aws.environment, child => {
    const timer = setInterval(() => {
      if (!set.harness.aws.requests.slice(before).some(({ operation }) => operation === 'ListGrants')) return;
      clearInterval(timer);
      child.kill('SIGINT');
    }, 20);
  });
  expect(ended.status).toBe(130);
});

test.each(['drift --terraform-plan -', 'enroll --terraform-output -', 'verify --policy-file - --account 111122223333'])(
  'a signal ends the wait of %s for standard input',
  async args => {
    const ended = await command.run(args.split(' '), {}, child => interruptReading(child, 'SIGTERM'));
    expect(ended).toMatchObject({ status: 143, stdout: '' });
  },
);

test('what the exit statuses mean is in the documentation, for each command', () => {
  const table = readFileSync('docs/pipelines.md', 'utf8');
  for (const name of ['drift', 'verify', 'enroll', 'policy diff']) expect(table).toContain(`\`${name}\``);
});
