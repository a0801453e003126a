import * as fc from 'fast-check';
import { Folder, zoomCmk } from './support';
import { REPORT_FORMATS } from '../../lib/cli/report-formats';
import { ACCOUNT, ARN, broker, consoleForm, policyOf, root, search, ZOOM_ROLE } from '../drift/verify/support';

const folder = new Folder();
const good = folder.file('good.json', policyOf(root(), broker()));
const bad = folder.file('bad.json', policyOf(root()));
const verify = async (...args: string[]) => zoomCmk(['verify', ...args]);

test.each([
  [['alias/zoom-cmk'], 'zoom-cmk: alias/zoom-cmk is an alias: it may point to another key in each Region'],
  [
    ['mrk-1234abcd12ab34cd56ef1234567890ab'],
    'is the id of a key: it does not say the account and the Region; give the ARN',
  ],
  [[ARN, 'arn:aws:s3:::bucket'], 'zoom-cmk: arn:aws:s3:::bucket is not the ARN of a KMS key; give the ARN of the key'],
  [[ARN.replace('arn:aws:', 'arn:aws-cn:')], 'is in the partition aws-cn'],
  [[], 'zoom-cmk: nothing to verify: give the ARN of a key, or --policy-file'],
  [[ARN, '--policy-file', good], 'zoom-cmk: give ARNs of keys, or --policy-file, not both'],
  [['--policy-file', good], 'zoom-cmk: --policy-file needs to know whose policy it is: give --account, or --key-arn'],
  [
    ['--policy-file', good, '--account', '444455556666', '--key-arn', ARN],
    `zoom-cmk: the key ${ARN} is not of account 444455556666: give one of --account and --key-arn`,
  ],
  [['--policy-file', good, '--account', '1'], 'zoom-cmk: --account 1 is no account, give twelve digits'],
  [['--policy-file', good, '--key-arn', 'mrk-1'], 'zoom-cmk: mrk-1 is the id of a key'],
  [
    ['--policy-file', good, '--account', ACCOUNT, '--profile', 'x'],
    "option '--policy-file <file>' cannot be used with option '--profile <name>'",
  ],
  [
    ['--policy-file', good, '--account', ACCOUNT, '--timeout', '1'],
    "option '--policy-file <file>' cannot be used with option '--timeout <seconds>'",
  ],
  [
    ['--policy-file', '-', '--account', ACCOUNT, '--suppressions', '-'],
    'zoom-cmk: only one of --policy-file and --suppressions can come from standard input',
  ],
  [['--policy-file', 'no-such-file', '--account', ACCOUNT], "zoom-cmk: can't read no-such-file: ENOENT"],
  [[ARN, '--account', ACCOUNT], 'zoom-cmk: --account and --key-arn say whose policy --policy-file is'],
  [[ARN, '--broker', 'root'], 'Allowed choices are account, role.'],
  [[ARN, '--role-arn', 'admin'], "a role ARN has the form arn:aws:iam::<account>:role/<name>, got 'admin'"],
  [[ARN, '--output', 'json=no/such/folder/a'], "zoom-cmk: can't write no/such/folder/a: ENOENT"],
])('fails on %j with a clear message and status 2', async (args, message) => {
  const ran = await verify(...args);
  expect(ran).toMatchObject({ status: 2, stdout: '' });
  expect(ran.stderr).toContain(message);
  expect(ran.stderr).not.toMatch(/\n {4}at /);
});

test('--help shows how the command is used, on standard output', async () => {
  const ran = await verify('--help');
  expect(ran).toMatchObject({ status: 0, stderr: '' });
  expect(ran.stdout).toMatch(/^Usage: zoom-cmk verify \[options\] \[key-arn\.\.\.\]\n/);
  expect(ran.stdout).toMatch(/\nExamples:\n {2}\S/);
});

describe('a policy in a file', () => {
  test('that has what Zoom needs ends with 0', async () => {
    await expect(verify('--policy-file', good, '--account', ACCOUNT)).resolves.toEqual({
      status: 0,
      stderr: '',
      stdout: [
        `✓ ${good} as required`,
        '',
        'passed: all as required (broker: account)',
        'not shown here: the key itself and its replicas: a policy alone was looked at',
        'not shown here: IAM policies, service control policies and VPC endpoint policies: they decide too on who may use a key',
        'not shown here: grants are listed, not judged: they are Regional, let their grantees in beside the policy, and a new replica has none',
        '',
      ].join('\n'),
    });
  });

  test('that has not ends with 1, and says what to do', async () => {
    const ran = await verify('--policy-file', bad, '--account', ACCOUNT);
    expect(ran).toMatchObject({ status: 1, stderr: '' });
    expect(ran.stdout).toContain(`✗ ${bad} 1 finding\n\ncritical Zoom key broker (409910850980) lacks kms:Decrypt`);
    expect(ran.stdout).toMatch(/\n {4}Put a policy with .*\n {4}broker-access-lost, \S+bad\.json, [0-9a-f]{12}\n/);
  });

  test('comes from standard input too, with the key’s ARN', async () => {
    const input = `\uFEFF${JSON.stringify(policyOf(root(), { ...broker(ZOOM_ROLE), Resource: ARN }, search()))}`;
    const args = ['verify', '--policy-file', '-', '--key-arn', ARN, '--broker', 'role', '--search', '--format', 'json'];
    const ran = await zoomCmk(args, { input });
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(ran.stdout)).toMatchObject({
      outcome: 'in-sync',
      requirements: { broker: 'role', search: true },
      keys: [{ constructPath: 'standard input', keyArn: ARN, region: 'us-east-1' }],
    });
  });

  test('in the form of the console ends with 0, and its grants are named', async () => {
    const ran = await verify(
      '--policy-file',
      folder.file('console.json', policyOf(...consoleForm())),
      '--account',
      ACCOUNT,
    );
    expect(ran.status).toBe(0);
    expect(ran.stdout).toContain('as required, 2 notes\n');
    expect(ran.stdout).toMatch(/\nnote: .* may do kms:CreateGrant, .*"Add other AWS accounts"/);
  });

  test.each(REPORT_FORMATS)('is reported as %s, with the same exit status', async format => {
    for (const [file, status] of [
      [good, 0],
      [bad, 1],
    ] as const) {
      const ran = await verify('--policy-file', file, '--account', ACCOUNT, '--format', format);
      expect(ran).toMatchObject({ status, stderr: '' });
      expect(ran.stdout).toMatch(status === 1 ? /broker-access-lost/ : /\S/);
      expect(ran.stdout).not.toContain('undefined');
    }
  });

  test('that lacks what is known to lack passes by a suppression', async () => {
    const args = ['--policy-file', bad, '--account', ACCOUNT];
    const { findings } = JSON.parse((await verify(...args, '--format', 'json')).stdout);
    const expires = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const suppressions = findings.map(({ fingerprint }: any) => ({ fingerprint, reason: 'not yet enrolled', expires }));
    const file = folder.file('suppressions.json', { schemaVersion: 1, suppressions });
    const ran = await verify(...args, '--suppressions', file);
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(ran.stdout).toContain(`suppressed until ${expires}: Zoom key broker`);
  });

  test('that can’t be proved ends with 2', async () => {
    const file = folder.file('named.json', policyOf(root(), { ...broker(), Resource: ARN }));
    await expect(verify('--policy-file', file, '--account', ACCOUNT)).resolves.toMatchObject({ status: 2 });
  });

  test('is shown without what a terminal would obey', async () => {
    const statement = { Sid: '\u001b[31m\u202e', ...broker('AROAEXAMPLEEXAMPLE') };
    const file = folder.file('hostile.json', policyOf(root(), broker(), statement));
    const { stdout } = await verify('--policy-file', file, '--account', ACCOUNT);
    expect(stdout).toContain(String.raw`statement \u001b[31m\u202e of the policy names AROAEXAMPLEEXAMPLE`);
  });

  test('fails where it is none, whatever it is', async () => {
    const texts = fc.oneof(
      fc.string(),
      fc.json(),
      fc.nat(400).map(length => JSON.stringify(policyOf(root(), broker())).slice(0, -1 - length)),
    );
    await fc.assert(
      fc.asyncProperty(texts, async input => {
        const ran = await zoomCmk(['verify', '--policy-file', '-', '--account', ACCOUNT], { input });
        expect(ran).toMatchObject({ status: 2, stdout: '' });
        expect(ran.stderr).toMatch(/^zoom-cmk: standard input is no key policy: .*\n$/);
      }),
    );
  });
});
